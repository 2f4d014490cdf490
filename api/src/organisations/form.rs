//! What an administrator writes about a public body.

use sea_orm::{ActiveValue::Set, ConnectionTrait, EntityTrait};
use serde::Deserialize;
use utoipa::ToSchema;
use validator::{Validate, ValidationError};

use super::entity::organisation::{self, OrganisationId, OrganisationKind, OrganisationStatus};
use crate::platform::{
    db::Tx,
    problem::{Problem, Result},
    search, text,
};

/// By what bodies are found.
pub const ORGANISATION: search::Kind = search::Kind("organisation");

/// A public body as it is written.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct OrganisationForm {
    /// Once in the registry.
    #[validate(length(min = 2, max = 32), custom(function = is_code))]
    #[schema(min_length = 2, max_length = 32, example = "D-IOANNITON")]
    pub code: String,
    #[validate(length(min = 3, max = 200))]
    #[schema(min_length = 3, max_length = 200, example = "Δήμος Ιωαννιτών")]
    pub name_el: String,
    #[serde(default)]
    #[validate(length(max = 200))]
    #[schema(max_length = 200, example = "Municipality of Ioannina")]
    pub name_en: String,
    /// Initials and other names by which people look for it.
    #[serde(default)]
    #[validate(length(max = 500))]
    #[schema(max_length = 500, example = "Ιωάννινα Γιάννενα")]
    pub aliases: String,
    pub kind: OrganisationKind,
    /// NUTS-2 code of the region it serves; none for bodies of the whole country.
    #[validate(length(max = 4), custom(function = is_region))]
    #[schema(max_length = 4, example = "EL54")]
    pub region: Option<String>,
    #[validate(length(max = 500), url)]
    #[schema(max_length = 500, example = "https://www.ioannina.gr")]
    pub website: Option<String>,
    /// The body that it belongs to.
    pub parent_id: Option<OrganisationId>,
    pub status: OrganisationStatus,
    /// Who took over its duties.
    pub successor_id: Option<OrganisationId>,
}

impl OrganisationForm {
    /// The columns that it fills.
    pub fn row(&self) -> organisation::ActiveModel {
        organisation::ActiveModel {
            code: Set(self.code.clone()),
            name_el: Set(self.name_el.trim().to_owned()),
            name_en: Set(self.name_en.trim().to_owned()),
            aliases: Set(self.aliases.trim().to_owned()),
            sort_name: Set(text::fold(self.name_el.trim())),
            kind: Set(self.kind),
            region: Set(self.region.clone()),
            website: Set(self.website.clone()),
            parent_id: Set(self.parent_id),
            status: Set(self.status),
            successor_id: Set(self.successor_id),
            ..Default::default()
        }
    }

    /// That the bodies it names are there, and are not itself.
    ///
    /// # Errors
    /// 422 at the field that names one which is not.
    pub async fn check_relations(
        &self,
        db: &impl ConnectionTrait,
        itself: Option<OrganisationId>,
    ) -> Result<()> {
        for (pointer, id) in [("/parent_id", self.parent_id), ("/successor_id", self.successor_id)] {
            let Some(id) = id else { continue };
            if Some(id) == itself || organisation::Entity::find_by_id(id).one(db).await?.is_none() {
                return Err(Problem::field(pointer, "unknown_reference"));
            }
        }
        Ok(())
    }
}

/// Says anew by what the body is found: its names, its initials, its code.
///
/// # Errors
/// When the database refuses.
pub async fn index(tx: &Tx, row: &organisation::Model) -> Result<()> {
    let names = format!("{} {} {}", row.name_el, row.name_en, row.aliases);
    search::index(tx, ORGANISATION, row.id, &names, &row.code).await
}

/// Two bodies with one code cannot be told apart by an import.
pub fn code_is_taken(problem: Problem) -> Problem {
    if problem.kind == crate::platform::problem::CONFLICT {
        return Problem::field("/code", "code_taken");
    }
    problem
}

fn is_code(code: &str) -> std::result::Result<(), ValidationError> {
    let allowed = |byte: u8| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'-';
    if code.bytes().all(allowed) { Ok(()) } else { Err(ValidationError::new("code")) }
}

fn is_region(region: &str) -> std::result::Result<(), ValidationError> {
    let nuts2 =
        region.len() == 4 && region.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit());
    if nuts2 { Ok(()) } else { Err(ValidationError::new("region")) }
}
