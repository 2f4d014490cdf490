//! How a submission comes further: the decisions of triage do it.

use sea_orm::{ActiveModelTrait, IntoActiveModel, Set};
use serde_json::json;

use super::{
    entity::{SubmissionId, SubmissionMessageKind, SubmissionStatus, submission::Model, submission_message},
    find::{hold, wrong_state},
    policy,
};
use crate::{
    campaigns::campaign,
    challenges::ChallengeId,
    members::MemberId,
    platform::{
        audit::did,
        db::Tx,
        problem::Result,
        time::{Timestamp, days},
    },
};

/// Where a submission goes.
#[derive(Clone, Copy, Debug)]
pub struct Change {
    pub status: SubmissionStatus,
    /// By when the next step is due; none where nothing is owed any more.
    pub due_at: Option<Timestamp>,
    /// The challenge that it was promoted to.
    pub challenge_id: Option<ChallengeId>,
    /// The submission that speaks for it.
    pub merged_into_id: Option<SubmissionId>,
}

impl Change {
    /// To this status, with nothing owed and nothing led to.
    pub const fn to(status: SubmissionStatus) -> Self {
        Self { status, due_at: None, challenge_id: None, merged_into_id: None }
    }
}

/// Brings a submission to a status, and records it.
///
/// # Errors
/// 404 when there is none, 409 when no way leads there from where it is.
pub async fn advance(tx: &Tx, id: SubmissionId, change: Change) -> Result<Model> {
    let it = hold(tx, id).await?;
    let from = it.status;
    if !policy::may_become(from, change.status) {
        return Err(wrong_state(&it));
    }
    let revision = it.revision + 1;
    let mut row = it.into_active_model();
    row.status = Set(change.status);
    row.due_at = Set(change.due_at);
    row.challenge_id = Set(change.challenge_id);
    row.merged_into_id = Set(change.merged_into_id);
    row.revision = Set(revision);
    row.updated_at = Set(tx.now());
    let it = row.update(&**tx).await?;
    let details = json!({ "from": from, "to": change.status });
    tx.record(did("submissions.advanced", "submission", id).to(details)).await?;
    Ok(it)
}

/// Writes what the department asks or the author answers.
///
/// # Errors
/// When the database refuses.
pub async fn message(
    tx: &Tx,
    id: SubmissionId,
    author: MemberId,
    kind: SubmissionMessageKind,
    body: &str,
) -> Result<submission_message::Model> {
    let row = submission_message::ActiveModel {
        id: Set(tx.new_id()),
        submission_id: Set(id),
        author_id: Set(author),
        kind: Set(kind),
        body: Set(body.trim().to_owned()),
        created_at: Set(tx.now()),
    };
    Ok(row.insert(&**tx).await?)
}

/// By when the department owes an answer to what comes in now.
pub fn due_after(campaign: &campaign::Model, now: Timestamp) -> Timestamp {
    now + days(u64::try_from(campaign.response_days).unwrap_or_default())
}
