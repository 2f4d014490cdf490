//! A submission as a row of the staff's lists.

use std::collections::HashSet;

use sea_orm::{ColumnTrait, ConnectionTrait, DerivePartialModel, EntityTrait, QueryFilter, QuerySelect};
use serde::Serialize;
use utoipa::ToSchema;

use super::{
    entity::score,
    policy::{self, Conflict},
};
use crate::{
    challenges::{self, ChallengeId, ChallengeName},
    criteria::ScoreSummary,
    members::MemberId,
    organisations::{self, OrganisationId, OrganisationName},
    platform::{auth::Caller, policy_area::PolicyArea, problem::Result, time::Timestamp},
    submissions::{SubmissionId, SubmissionKind, SubmissionStatus, submission},
};

/// What the lists read of a submission.
#[derive(Clone, Debug, DerivePartialModel)]
#[sea_orm(entity = "submission::Entity")]
pub struct Row {
    pub id: SubmissionId,
    pub code: Option<String>,
    pub author_id: MemberId,
    pub organisation_id: OrganisationId,
    pub kind: SubmissionKind,
    pub title: String,
    pub policy_area: Option<PolicyArea>,
    pub status: SubmissionStatus,
    pub challenge_id: Option<ChallengeId>,
    pub score_count: i32,
    pub score_mean: Option<f64>,
    pub score_spread: Option<f64>,
    pub due_at: Option<Timestamp>,
    pub submitted_at: Option<Timestamp>,
}

/// A submission in triage.
#[derive(Debug, Serialize, ToSchema)]
pub struct TriageItem {
    pub id: SubmissionId,
    #[schema(example = "WN-2026-0042")]
    pub code: Option<String>,
    pub title: String,
    pub organisation: Option<OrganisationName>,
    pub kind: SubmissionKind,
    pub policy_area: Option<PolicyArea>,
    pub status: SubmissionStatus,
    /// How many reviewers have scored it; absent for a person with a conflict of interest.
    #[schema(example = 3)]
    pub score_count: Option<i32>,
    /// Absent until the caller may see others' scores.
    pub scores: Option<ScoreSummary>,
    pub scored_by_me: bool,
    /// Why the caller may not judge it.
    pub conflict: Option<Conflict>,
    /// What it was promoted to.
    pub challenge: Option<ChallengeName>,
    pub submitted_at: Option<Timestamp>,
    /// Whole days since it was submitted.
    #[schema(example = 12)]
    pub age_days: i64,
    /// By when the next step is due.
    pub due_at: Option<Timestamp>,
    pub overdue: bool,
}

/// Rows with names, the caller's own scoring and what they may see of others': a query each, however many rows.
pub async fn items(
    db: &impl ConnectionTrait,
    rows: Vec<Row>,
    caller: &Caller,
    now: Timestamp,
) -> Result<Vec<TriageItem>> {
    let bodies = organisations::names_of(db, rows.iter().map(|row| row.organisation_id)).await?;
    let challenges = challenges::names_of(db, rows.iter().filter_map(|row| row.challenge_id)).await?;
    let scored = scored_by(db, MemberId(caller.member_id), rows.iter().map(|row| row.id)).await?;
    let item = |row: Row| {
        let conflict = policy::conflict(caller, row.author_id, row.organisation_id);
        let scored_by_me = scored.contains(&row.id);
        let overdue = policy::is_undecided(row.status) && row.due_at.is_some_and(|due| due < now);
        let age = row.submitted_at.map_or(0, |at| now.micros() - at.micros());
        TriageItem {
            scores: policy::sees_scores(caller, conflict, scored_by_me, row.status).then(|| summary(&row)),
            score_count: conflict.is_none().then_some(row.score_count),
            organisation: bodies.get(&row.organisation_id).cloned(),
            challenge: row.challenge_id.and_then(|id| challenges.get(&id).cloned()),
            id: row.id,
            code: row.code,
            title: row.title,
            kind: row.kind,
            policy_area: row.policy_area,
            status: row.status,
            scored_by_me,
            conflict,
            submitted_at: row.submitted_at,
            age_days: age / DAY,
            due_at: row.due_at,
            overdue,
        }
    };
    Ok(rows.into_iter().map(item).collect())
}

/// In microseconds.
const DAY: i64 = 86_400_000_000;

fn summary(row: &Row) -> ScoreSummary {
    ScoreSummary {
        count: u32::try_from(row.score_count).unwrap_or_default(),
        mean: row.score_mean,
        spread: row.score_spread,
    }
}

async fn scored_by(
    db: &impl ConnectionTrait,
    reviewer: MemberId,
    submissions: impl Iterator<Item = SubmissionId>,
) -> Result<HashSet<SubmissionId>> {
    let ids: Vec<SubmissionId> = submissions.collect();
    if ids.is_empty() {
        return Ok(HashSet::new());
    }
    let found: Vec<SubmissionId> = score::Entity::find()
        .select_only()
        .column(score::Column::SubmissionId)
        .filter(score::COLUMN.reviewer_id.eq(reviewer))
        .filter(score::COLUMN.submission_id.is_in(ids))
        .into_tuple()
        .all(db)
        .await?;
    Ok(found.into_iter().collect())
}
