//! Versions: a submission as it was each time its author handed it in.

use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, Set};
use serde_json::{Value, json};

use super::{
    attachments::Attachment,
    entity::{SubmissionId, submission::Model, submission_version},
};
use crate::platform::{db::Tx, problem::Result};

/// The number of the next version of what was handed in before.
///
/// # Errors
/// When the database refuses.
pub async fn next_number(tx: &Tx, id: SubmissionId) -> Result<i32> {
    let earlier = submission_version::Entity::find()
        .filter(submission_version::COLUMN.submission_id.eq(id))
        .count(&**tx)
        .await?;
    Ok(i32::try_from(earlier + 1).unwrap_or(i32::MAX))
}

/// Keeps the version of this number.
///
/// # Errors
/// When the database refuses.
pub async fn keep(tx: &Tx, it: &Model, number: i32, attachments: &[Attachment]) -> Result<()> {
    let version = submission_version::ActiveModel {
        id: Set(tx.new_id()),
        submission_id: Set(it.id),
        number: Set(number),
        snapshot: Set(of(it, attachments)),
        created_by: Set(it.author_id),
        created_at: Set(tx.now()),
    };
    submission_version::Entity::insert(version).exec_without_returning(&**tx).await?;
    Ok(())
}

fn of(it: &Model, attachments: &[Attachment]) -> Value {
    json!({
        "kind": it.kind,
        "title": it.title,
        "summary": it.summary,
        "policy_area": it.policy_area,
        "visibility": it.visibility,
        "organisation_id": it.organisation_id,
        "unit": it.unit,
        "answers": it.answers,
        "attachments": attachments.iter().map(|it| json!({ "id": it.id, "name": it.name })).collect::<Vec<_>>(),
    })
}
