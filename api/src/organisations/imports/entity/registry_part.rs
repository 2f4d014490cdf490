//! What an import is read from: one file, or several that were fetched one after another.

use sea_orm::entity::prelude::*;

use super::registry_import::RegistryImportId;
use crate::platform::storage::FileId;

crate::id!(
    /// A part of an import.
    RegistryPartId
);

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "registry_parts")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: RegistryPartId,
    pub import_id: RegistryImportId,
    pub file_id: FileId,
}

impl ActiveModelBehavior for ActiveModel {}
