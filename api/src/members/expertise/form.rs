//! What is said of a field, when it is added and when it is revised.

use sea_orm::{EntityTrait, PaginatorTrait, QueryFilter};
use serde::Deserialize;
use utoipa::ToSchema;
use validator::{Validate, ValidationError};

use super::{
    super::{FIELDS_FULL, entity::expertise_field},
    MOST_OFFERED,
};
use crate::platform::{
    db::Tx,
    localized::{self, LocalizedText},
    problem::{CONFLICT, Problem, Result},
};

/// A field of expertise or interest.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ExpertiseFieldForm {
    /// Small Latin letters, digits and hyphens.
    #[validate(length(min = 2, max = 40), custom(function = is_a_code))]
    #[schema(min_length = 2, max_length = 40, example = "digital-services")]
    pub code: String,
    #[validate(custom(function = localized::short))]
    pub name: LocalizedText,
    /// Its place in the list: smaller ones come first.
    #[validate(range(min = 0, max = 100_000))]
    #[schema(minimum = 0, maximum = 100_000, example = 10)]
    pub position: i32,
    /// It is offered no more; whoever chose it keeps it.
    #[serde(default)]
    pub retired: bool,
}

fn is_a_code(code: &str) -> Result<(), ValidationError> {
    let fits = code.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
    if fits && !code.starts_with('-') && !code.ends_with('-') {
        Ok(())
    } else {
        Err(ValidationError::new("code"))
    }
}

/// Another field has the code.
pub fn named(problem: Problem) -> Problem {
    if problem.kind == CONFLICT { Problem::field("/code", "duplicate") } else { problem }
}

/// # Errors
/// 409 when as many are offered as there may be.
pub async fn has_room(tx: &Tx) -> Result<()> {
    let offered = expertise_field::Entity::find()
        .filter(expertise_field::COLUMN.retired.eq(false))
        .count(&**tx)
        .await?;
    if offered >= MOST_OFFERED { Err(FIELDS_FULL.into()) } else { Ok(()) }
}
