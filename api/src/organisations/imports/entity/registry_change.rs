//! The differences that an import makes: shown before, the change log afterwards.

use sea_orm::entity::prelude::*;
use uuid::Uuid;

use super::{super::super::entity::OrganisationId, registry_import::RegistryImportId};
use crate::platform::time::Timestamp;

crate::id!(
    /// A difference.
    RegistryChangeId
);

crate::choice!(
    /// What differs.
    RegistryThing {
        Body,
        Unit,
    }
);

crate::choice!(
    /// What becomes of it.
    RegistryAction {
        /// It was not there.
        New,
        /// Some of its fields.
        Changed,
        /// It comes under another body or unit; other fields may change with it.
        Moved,
        /// It is no more; other fields may change with it.
        Closed,
    }
);

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "registry_changes")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: RegistryChangeId,
    pub import_id: RegistryImportId,
    /// In which order they are applied: what stands above comes first.
    pub position: i32,
    pub thing: RegistryThing,
    pub action: RegistryAction,
    /// The body or the unit; of a new one, the id that it will have.
    pub subject_id: Uuid,
    /// The body itself, or the unit's.
    pub organisation_id: OrganisationId,
    /// What it comes under, when it is new or moves.
    pub parent_id: Option<Uuid>,
    pub code: String,
    pub name: String,
    /// By name of field: what it was and what it becomes.
    #[sea_orm(column_type = "JsonBinary")]
    pub fields: Json,
    pub applied_at: Option<Timestamp>,
}

impl ActiveModelBehavior for ActiveModel {}
