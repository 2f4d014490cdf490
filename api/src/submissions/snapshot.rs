//! Versions: a submission as it was each time its author handed it in.

use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, Set};
use serde_json::{Value, json};

use super::{
    attachments::attachments_of,
    entity::{submission::Model, submission_version},
};
use crate::platform::{db::Tx, problem::Result};

/// Keeps the next version.
///
/// # Errors
/// When the database refuses.
pub async fn keep(tx: &Tx, it: &Model) -> Result<()> {
    let earlier = submission_version::Entity::find()
        .filter(submission_version::COLUMN.submission_id.eq(it.id))
        .count(&**tx)
        .await?;
    let version = submission_version::ActiveModel {
        id: Set(tx.new_id()),
        submission_id: Set(it.id),
        number: Set(i32::try_from(earlier + 1).unwrap_or(i32::MAX)),
        snapshot: Set(of(tx, it).await?),
        created_by: Set(it.author_id),
        created_at: Set(tx.now()),
    };
    version.insert(&**tx).await?;
    Ok(())
}

async fn of(tx: &Tx, it: &Model) -> Result<Value> {
    let attachments = attachments_of(&**tx, it.id).await?;
    Ok(json!({
        "kind": it.kind,
        "title": it.title,
        "summary": it.summary,
        "policy_area": it.policy_area,
        "visibility": it.visibility,
        "organisation_id": it.organisation_id,
        "unit": it.unit,
        "answers": it.answers,
        "attachments": attachments.iter().map(|it| json!({ "id": it.id, "name": it.name })).collect::<Vec<_>>(),
    }))
}
