//! The files of a submission.

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use serde::Serialize;
use utoipa::ToSchema;

use super::entity::{
    SubmissionAttachmentId,
    submission::SubmissionId,
    submission_attachment::{self, COLUMN},
};
use crate::platform::{
    problem::Result,
    storage::{FileId, entity as file},
    time::Timestamp,
};

/// How many files a submission may have.
pub const MOST: usize = 10;

/// A file that belongs to a submission.
#[derive(Debug, Serialize, ToSchema)]
pub struct Attachment {
    pub id: SubmissionAttachmentId,
    #[schema(example = "αναμονή-2026.pdf")]
    pub name: String,
    /// As found from the content.
    #[schema(example = "application/pdf")]
    pub media_type: String,
    /// In bytes.
    #[schema(example = 48_213)]
    pub size: i64,
    pub created_at: Timestamp,
}

impl Attachment {
    pub fn of(row: &submission_attachment::Model, file: file::Model) -> Self {
        Self {
            id: row.id,
            name: file.name,
            media_type: file.media_type,
            size: file.size,
            created_at: file.created_at,
        }
    }
}

/// The attachments in their order; there are never more than ten.
///
/// # Errors
/// When the database refuses.
pub async fn attachments_of(db: &impl ConnectionTrait, submission: SubmissionId) -> Result<Vec<Attachment>> {
    let rows = rows_of(db, submission).await?;
    let ids: Vec<FileId> = rows.iter().map(|row| row.file_id).collect();
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let files = file::Entity::find().filter(file::COLUMN.id.is_in(ids)).all(db).await?;
    let with_file = rows.iter().filter_map(|row| {
        let file = files.iter().find(|file| file.id == row.file_id)?.clone();
        Some(Attachment::of(row, file))
    });
    Ok(with_file.collect())
}

/// Their rows, in order.
///
/// # Errors
/// When the database refuses.
pub async fn rows_of(
    db: &impl ConnectionTrait,
    submission: SubmissionId,
) -> Result<Vec<submission_attachment::Model>> {
    let mut rows =
        submission_attachment::Entity::find().filter(COLUMN.submission_id.eq(submission)).all(db).await?;
    rows.sort_by_key(|row| row.position);
    Ok(rows)
}
