//! Imports of the national registry.

use sea_orm::entity::prelude::*;
use uuid::Uuid;

use crate::platform::time::Timestamp;

crate::id!(
    /// An import of the national registry.
    RegistryImportId
);

crate::choice!(
    /// Where an import comes from.
    RegistrySource {
        /// The national registry's own address.
        Registry,
        /// A file that an administrator brought.
        File,
    }
);

crate::choice!(
    /// How far an import has come.
    RegistryImportStatus {
        /// The file has not been brought yet.
        Awaited,
        /// The national registry is being asked.
        Fetching,
        /// What came is being compared with what is there.
        Reading,
        /// The differences can be looked at.
        Ready,
        Applying,
        Applied,
        /// The registry has changed since: its differences are no longer true.
        Stale,
        /// It could not be read or applied; nothing was changed.
        Failed,
    }
);

/// An import: first a list of differences, then perhaps applied.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "registry_imports")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: RegistryImportId,
    pub source: RegistrySource,
    /// Whether what is not in it is closed.
    pub complete: bool,
    pub file_name: Option<String>,
    pub status: RegistryImportStatus,
    /// Why it failed: a word of ours.
    pub fault: Option<String>,
    /// Of the registry that the differences are to.
    pub registry_revision: Option<i64>,
    /// How many differences of each sort, and what could not be taken over.
    #[sea_orm(column_type = "JsonBinary")]
    pub counts: Json,
    /// The code of the last body that was asked for.
    pub fetched_until: Option<String>,
    /// Bodies that were asked for.
    pub fetched: i32,
    /// Bodies there are to ask for.
    pub to_fetch: Option<i32>,
    /// None when a command did.
    pub created_by: Option<Uuid>,
    pub applied_by: Option<Uuid>,
    pub applied_at: Option<Timestamp>,
    pub revision: i64,
    pub created_at: Timestamp,
}

impl ActiveModelBehavior for ActiveModel {}
