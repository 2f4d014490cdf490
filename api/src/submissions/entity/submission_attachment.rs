//! Attachments of submissions.

use sea_orm::entity::prelude::*;

use super::submission::SubmissionId;
use crate::platform::storage::entity::FileId;

crate::id!(
    /// An attachment.
    SubmissionAttachmentId
);

/// A file that belongs to a submission.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "submission_attachments")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: SubmissionAttachmentId,
    pub submission_id: SubmissionId,
    pub file_id: FileId,
    /// Its place in the list, from 0.
    pub position: i32,
}

impl ActiveModelBehavior for ActiveModel {}
