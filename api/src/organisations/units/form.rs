//! What an administrator writes about a unit.

use sea_orm::{ActiveValue::Set, ConnectionTrait, EntityTrait};
use serde::Deserialize;
use utoipa::ToSchema;
use validator::{Validate, ValidationError};

use super::super::entity::{
    OrganisationId, OrganisationStatus,
    unit::{self, UnitId, UnitKind},
};
use crate::platform::{
    problem::{CONFLICT, Problem, Result},
    text,
};

/// A unit as it is written.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct UnitForm {
    /// Once in its body.
    #[validate(length(min = 1, max = 32), custom(function = is_code))]
    #[schema(min_length = 1, max_length = 32, example = "741523")]
    pub code: String,
    pub kind: UnitKind,
    #[validate(length(min = 3, max = 300))]
    #[schema(min_length = 3, max_length = 300, example = "Διεύθυνση Προγραμματισμού και Οργάνωσης")]
    pub name_el: String,
    #[serde(default)]
    #[validate(length(max = 300))]
    #[schema(max_length = 300, example = "Directorate of Planning and Organisation")]
    pub name_en: String,
    /// The unit of the same body that it reports to; none for those that report to its head.
    pub supervisor_id: Option<UnitId>,
    pub status: OrganisationStatus,
}

impl UnitForm {
    /// The columns that it fills.
    pub fn row(&self) -> unit::ActiveModel {
        unit::ActiveModel {
            code: Set(self.code.clone()),
            kind: Set(self.kind),
            name_el: Set(self.name_el.trim().to_owned()),
            name_en: Set(self.name_en.trim().to_owned()),
            sort_name: Set(text::fold(self.name_el.trim())),
            supervisor_id: Set(self.supervisor_id),
            status: Set(self.status),
            ..Default::default()
        }
    }

    /// That the supervisor is a unit of the same body.
    ///
    /// # Errors
    /// 422 when it is not.
    pub async fn check_supervisor(&self, db: &impl ConnectionTrait, body: OrganisationId) -> Result<()> {
        let Some(supervisor) = self.supervisor_id else { return Ok(()) };
        match unit::Entity::find_by_id(supervisor).one(db).await? {
            Some(unit) if unit.organisation_id == body => Ok(()),
            _ => Err(Problem::field("/supervisor_id", "unknown_reference")),
        }
    }
}

/// The unit of this id.
///
/// # Errors
/// 404 when there is none.
pub async fn find(db: &impl ConnectionTrait, id: UnitId) -> Result<unit::Model> {
    unit::Entity::find_by_id(id).one(db).await?.ok_or_else(Problem::not_found)
}

/// Two units of a body with one code cannot be told apart by an import.
pub fn code_is_taken(problem: Problem) -> Problem {
    if problem.kind == CONFLICT { Problem::field("/code", "code_taken") } else { problem }
}

fn is_code(code: &str) -> std::result::Result<(), ValidationError> {
    let allowed = |letter: char| letter.is_ascii_alphanumeric() || "-._".contains(letter);
    if code.chars().all(allowed) { Ok(()) } else { Err(ValidationError::new("code")) }
}
