//! Data that people asked to have handed out.

use sea_orm::entity::prelude::*;

use crate::{
    members::MemberId,
    platform::{language::Language, storage::FileId, time::Timestamp},
};

crate::id!(
    /// A person's data, handed out.
    DataExportId
);

/// A person's data as an archive that can be fetched for a while.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "data_exports")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: DataExportId,
    pub member_id: MemberId,
    pub language: Language,
    /// None before it is ready, and when its time is over.
    pub file_id: Option<FileId>,
    pub requested_at: Timestamp,
    pub ready_at: Option<Timestamp>,
    pub expires_at: Option<Timestamp>,
}

impl ActiveModelBehavior for ActiveModel {}
