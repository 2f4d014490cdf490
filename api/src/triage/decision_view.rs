//! Decisions as they are shown: to the staff with the scores of that moment, to the author with the reasons.

use std::collections::HashMap;

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use serde::Serialize;
use utoipa::ToSchema;

use super::entity::{DecisionId, DecisionKind, decision};
use crate::{
    challenges::{self, ChallengeName},
    criteria::ScoreSummary,
    members::{self, MemberName},
    platform::{auth::Viewer, problem::Result, time::Timestamp},
    submissions::{self, SubmissionId, submission},
};

/// What was decided on a submission.
#[derive(Debug, Serialize, ToSchema)]
pub struct Decision {
    pub id: DecisionId,
    pub kind: DecisionKind,
    pub rationale: String,
    /// What it was promoted to.
    pub challenge: Option<ChallengeName>,
    /// What it was merged into.
    pub merged_into: Option<MergedInto>,
    /// Told to the staff.
    pub decided_by: Option<MemberName>,
    /// The scores when it was decided; told to the staff.
    pub scores: Option<ScoreSummary>,
    pub created_at: Timestamp,
}

/// The submission that speaks for another.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct MergedInto {
    pub id: SubmissionId,
    #[schema(example = "WN-2026-0042")]
    pub code: Option<String>,
    /// Absent when the caller may not see it.
    pub title: Option<String>,
}

/// Decisions with the names of what they refer to, a query for each sort of name.
pub async fn of(
    db: &impl ConnectionTrait,
    rows: Vec<decision::Model>,
    viewer: &Viewer,
) -> Result<Vec<Decision>> {
    let staff = viewer.may::<submissions::Read>();
    let deciders = rows.iter().filter(|_| staff).map(|row| row.decided_by).collect::<Vec<_>>();
    let deciders = members::names_of(db, deciders).await?;
    let challenges = challenges::names_of(db, rows.iter().filter_map(|row| row.challenge_id)).await?;
    let targets = targets(db, rows.iter().filter_map(|row| row.merged_into_id).collect(), viewer).await?;
    let shown = |row: decision::Model| Decision {
        scores: staff.then(|| ScoreSummary {
            count: u32::try_from(row.score_count).unwrap_or_default(),
            mean: row.mean,
            spread: row.spread,
        }),
        decided_by: deciders.get(&row.decided_by).cloned(),
        challenge: row.challenge_id.and_then(|id| challenges.get(&id).cloned()),
        merged_into: row.merged_into_id.and_then(|id| targets.get(&id).cloned()),
        id: row.id,
        kind: row.kind,
        rationale: row.rationale,
        created_at: row.created_at,
    };
    Ok(rows.into_iter().map(shown).collect())
}

async fn targets(
    db: &impl ConnectionTrait,
    ids: Vec<SubmissionId>,
    viewer: &Viewer,
) -> Result<HashMap<SubmissionId, MergedInto>> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let found = submission::Entity::find().filter(submission::COLUMN.id.is_in(ids)).all(db).await?;
    let named = |it: submission::Model| {
        let title = submissions::can_see(viewer, &it).then(|| it.title.clone());
        (it.id, MergedInto { id: it.id, code: it.code, title })
    };
    Ok(found.into_iter().map(named).collect())
}
