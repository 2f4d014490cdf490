//! Units of public bodies.

use sea_orm::entity::prelude::*;

use super::organisation::{OrganisationId, OrganisationStatus};
use crate::platform::time::Timestamp;

crate::id!(
    /// A unit of a public body.
    UnitId
);

crate::choice!(
    /// What sort of unit.
    UnitKind {
        GeneralSecretariat,
        GeneralDirectorate,
        Directorate,
        Department,
        Office,
        Other,
    }
);

/// A unit of a public body, in the tree of its supervisors.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "units")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: UnitId,
    pub organisation_id: OrganisationId,
    /// The unit that it reports to; none for those that report to the head of the body.
    pub supervisor_id: Option<UnitId>,
    /// By which imports know it again; once in its body.
    pub code: String,
    pub kind: UnitKind,
    pub name_el: String,
    /// May be empty.
    pub name_en: String,
    /// The Greek name, folded: by which lists are sorted, alike on both databases.
    pub sort_name: String,
    pub status: OrganisationStatus,
    pub revision: i64,
    pub created_at: Timestamp,
}

impl ActiveModelBehavior for ActiveModel {}
