//! The key under which identifiers of other providers are hashed.

use sea_orm::entity::prelude::*;

use crate::{members::SealedSecret, platform::time::Timestamp};

/// One key, sealed by the vault. It stays the same when the master key changes: the hashes could not be made anew.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "subject_keys")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub name: String,
    #[sea_orm(column_type = "Text")]
    pub secret: SealedSecret,
    pub created_at: Timestamp,
}

impl ActiveModelBehavior for ActiveModel {}
