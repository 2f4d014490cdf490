//! A field, as it is shown.

use serde::Serialize;
use utoipa::ToSchema;

use super::super::entity::expertise_field::{self, ExpertiseFieldId};
use crate::platform::localized::LocalizedText;

/// A field of expertise or interest.
#[derive(Debug, Serialize, ToSchema)]
pub struct ExpertiseField {
    pub id: ExpertiseFieldId,
    /// For programs.
    #[schema(example = "digital-services")]
    pub code: String,
    pub name: LocalizedText,
    /// Its place in the list: smaller ones come first.
    #[schema(example = 10)]
    pub position: i32,
    /// It is offered no more; whoever chose it keeps it.
    pub retired: bool,
    /// For the `If-Match` of a change.
    pub revision: i64,
}

impl From<expertise_field::Model> for ExpertiseField {
    fn from(row: expertise_field::Model) -> Self {
        Self {
            id: row.id,
            code: row.code,
            name: row.name,
            position: row.position,
            retired: row.retired,
            revision: row.revision,
        }
    }
}

/// A field that somebody chose.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct FieldName {
    pub id: ExpertiseFieldId,
    pub name: LocalizedText,
}
