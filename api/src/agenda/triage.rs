//! Submissions that wait for the staff.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::{
    item::{AgendaItem, AgendaKind},
    show::ENOUGH,
};
use crate::{
    platform::{auth::Caller, db::Db, problem::Result, time::Timestamp},
    submissions::{SubmissionId, SubmissionStatus, submission},
    triage,
};

/// Submissions that the reviewer may score and has not.
pub async fn to_score(db: &Db, caller: &Caller) -> Result<Option<AgendaItem>> {
    if !caller.may::<triage::policy::Score>() {
        return Ok(None);
    }
    let waiting: Vec<SubmissionId> = submission::Entity::find()
        .select_only()
        .column(submission::Column::Id)
        .filter(triage::for_reviewer(caller))
        .limit(ENOUGH)
        .into_tuple()
        .all(&**db)
        .await?;
    Ok((!waiting.is_empty()).then(|| {
        AgendaItem::new(AgendaKind::ScoreSubmissions, "/triage?unscored=true").counting(waiting.len())
    }))
}

/// Submissions that have been scored and wait for a decision, due by the first of them.
pub async fn to_decide(db: &Db, caller: &Caller) -> Result<Option<AgendaItem>> {
    if !caller.may::<triage::policy::Decide>() {
        return Ok(None);
    }
    let waiting: Vec<Option<Timestamp>> = submission::Entity::find()
        .select_only()
        .column(submission::Column::DueAt)
        .filter(submission::COLUMN.status.eq(SubmissionStatus::InReview))
        .order_by_asc(submission::Column::DueAt)
        .limit(ENOUGH)
        .into_tuple()
        .all(&**db)
        .await?;
    let first = waiting.iter().flatten().min().copied();
    Ok((!waiting.is_empty()).then(|| {
        AgendaItem::new(AgendaKind::DecideSubmissions, "/triage?status=in_review&sort=due")
            .counting(waiting.len())
            .due(first, db.now())
    }))
}
