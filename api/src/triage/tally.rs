//! What the scores of a submission add up to, kept in its row.

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect, Set};

use super::entity::score;
use crate::{
    criteria::{ScoreSummary, summarise},
    platform::{db::Tx, problem::Result},
    submissions::{SubmissionId, SubmissionStatus, submission},
};

/// Counts anew. The row is held by the caller, so nobody else counts at the same time; the first score begins the review.
pub async fn refresh(tx: &Tx, held: submission::Model) -> Result<()> {
    let (count, scores) = of(&**tx, held.id).await?;
    let mut change = submission::ActiveModel {
        score_count: Set(count),
        score_mean: Set(scores.mean),
        score_spread: Set(scores.spread),
        ..Default::default()
    };
    if held.status == SubmissionStatus::Submitted {
        change.status = Set(SubmissionStatus::InReview);
        change.revision = Set(held.revision + 1);
        change.updated_at = Set(tx.now());
    }
    let of_it = submission::COLUMN.id.eq(held.id);
    submission::Entity::update_many().set(change).filter(of_it).exec(&**tx).await?;
    Ok(())
}

/// How many have scored, and what their weighted means add up to.
pub async fn of(db: &impl ConnectionTrait, submission: SubmissionId) -> Result<(i32, ScoreSummary)> {
    let weighted: Vec<Option<f64>> = score::Entity::find()
        .select_only()
        .column(score::Column::Weighted)
        .filter(score::COLUMN.submission_id.eq(submission))
        .into_tuple()
        .all(db)
        .await?;
    let count = i32::try_from(weighted.len()).unwrap_or(i32::MAX);
    Ok((count, summarise(&weighted.into_iter().flatten().collect::<Vec<_>>())))
}
