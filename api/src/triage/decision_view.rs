//! Decisions as they are shown: to the staff with the scores of that moment, to the author with the reasons.

use std::collections::HashMap;

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use serde::Serialize;
use utoipa::ToSchema;

use super::{
    entity::{DecisionId, DecisionKind, decision},
    policy,
    score::has_scored,
};
use crate::{
    challenges::{self, ChallengeName},
    criteria::ScoreSummary,
    members::{self, MemberId, MemberName},
    platform::{
        auth::{Caller, Viewer},
        problem::Result,
        time::Timestamp,
    },
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
    /// The scores when it was decided; told to those of the staff who may see them now.
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

/// The decisions on a submission with the names of what they refer to, a query for each sort of name.
pub async fn of(
    db: &impl ConnectionTrait,
    submission: &submission::Model,
    rows: Vec<decision::Model>,
    caller: &Caller,
) -> Result<Vec<Decision>> {
    let viewer = &Viewer(Some(caller.clone()));
    let staff = viewer.may::<submissions::Read>();
    let conflict = policy::conflict(caller, submission.author_id, submission.organisation_id);
    let scored = has_scored(db, submission.id, MemberId(caller.member_id)).await?;
    let sees_scores = policy::sees_scores(caller, conflict, scored, submission.status);
    let deciders = rows.iter().filter(|_| staff).map(|row| row.decided_by).collect::<Vec<_>>();
    let deciders = members::names_of(db, deciders).await?;
    let challenges = challenges::names_of(db, rows.iter().filter_map(|row| row.challenge_id)).await?;
    let targets = targets(db, rows.iter().filter_map(|row| row.merged_into_id).collect(), viewer).await?;
    let shown = |row: decision::Model| Decision {
        scores: sees_scores.then(|| ScoreSummary {
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
