//! The table of stored files.

use sea_orm::entity::prelude::*;

use crate::platform::time::Timestamp;

crate::id!(
    /// A stored file.
    FileId
);

/// A file that somebody brought. The bytes are kept once per content under their hash.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "files")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: FileId,
    /// Of the content, in hex; where the bytes are.
    pub sha256: String,
    /// In bytes.
    pub size: i64,
    /// As sniffed from the content, not as claimed.
    pub media_type: String,
    /// As the person named it.
    pub name: String,
    /// The person.
    pub uploaded_by: Option<Uuid>,
    pub created_at: Timestamp,
}

impl ActiveModelBehavior for ActiveModel {}
