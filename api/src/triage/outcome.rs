//! What a decision changes: the submission, and what it becomes or joins.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};

use super::{decide::NewTriageDecision, entity::DecisionKind, policy};
use crate::{
    challenges::{self, ChallengeId, NewChallenge, challenge},
    members::MemberId,
    platform::{
        db::Tx,
        problem::{FieldError, Problem, Result},
        time::days,
    },
    submissions::{self, Change, SubmissionId, SubmissionMessageKind, SubmissionStatus, submission},
};

/// How long an author has to answer what the department asks.
const DAYS_TO_ANSWER: u64 = 14;

/// What a submission became or joined.
#[derive(Debug, Default)]
pub struct Outcome {
    pub challenge: Option<challenge::Model>,
    pub merged_into: Option<submission::Model>,
}

impl NewTriageDecision {
    /// What the kind of decision needs, and nothing that belongs to another.
    ///
    /// # Errors
    /// 422 naming the fields.
    pub fn check(&self) -> Result<()> {
        let mut faults = Vec::new();
        let promotes = self.kind == DecisionKind::Promote;
        let merges = self.kind == DecisionKind::Merge;
        if self.rationale.trim().chars().count() < 10 {
            faults.push(FieldError::new("/rationale", "length").with("min", 10).with("max", 4_000));
        }
        if promotes && self.challenge_id.is_none() && self.new_challenge.is_none() {
            faults.push(FieldError::new("/challenge_id", "required"));
        }
        if self.challenge_id.is_some() && (!promotes || self.new_challenge.is_some()) {
            faults.push(FieldError::new("/challenge_id", "not_applicable"));
        }
        if self.new_challenge.is_some() && !promotes {
            faults.push(FieldError::new("/new_challenge", "not_applicable"));
        }
        if merges && self.merged_into_id.is_none() {
            faults.push(FieldError::new("/merged_into_id", "required"));
        }
        if self.merged_into_id.is_some() && !merges {
            faults.push(FieldError::new("/merged_into_id", "not_applicable"));
        }
        if faults.is_empty() { Ok(()) } else { Err(Problem::invalid(faults)) }
    }
}

/// Changes the held submission, and what hangs on it.
pub async fn apply(
    tx: &Tx,
    submission: &submission::Model,
    form: &NewTriageDecision,
    by: MemberId,
) -> Result<Outcome> {
    let outcome = match form.kind {
        DecisionKind::Promote => promote(tx, submission, form, by).await?,
        DecisionKind::Merge => merge(tx, submission, form.merged_into_id).await?,
        DecisionKind::Ask => ask(tx, submission, form.rationale.trim(), by).await?,
        DecisionKind::Decline => Outcome::default(),
    };
    let challenge_id = match (&outcome.challenge, &outcome.merged_into) {
        (Some(challenge), _) => Some(challenge.id),
        (None, Some(into)) => into.challenge_id,
        (None, None) => None,
    };
    let change = Change {
        status: match form.kind {
            DecisionKind::Promote => SubmissionStatus::Promoted,
            DecisionKind::Decline => SubmissionStatus::Declined,
            DecisionKind::Merge => SubmissionStatus::Merged,
            DecisionKind::Ask => SubmissionStatus::NeedsInformation,
        },
        due_at: (form.kind == DecisionKind::Ask).then(|| tx.now() + days(DAYS_TO_ANSWER)),
        challenge_id,
        merged_into_id: outcome.merged_into.as_ref().map(|into| into.id),
    };
    submissions::advance(tx, submission.id, change).await?;
    Ok(outcome)
}

/// To a challenge of its own or to one of the same campaign; what was merged into the submission comes along.
async fn promote(
    tx: &Tx,
    submission: &submission::Model,
    form: &NewTriageDecision,
    by: MemberId,
) -> Result<Outcome> {
    let challenge = match (&form.new_challenge, form.challenge_id) {
        (Some(draft), _) => {
            let new = NewChallenge {
                campaign_id: submission.campaign_id,
                title: draft.title.trim().to_owned(),
                summary: draft.summary.trim().to_owned(),
                policy_area: draft.policy_area,
                capacity: draft.capacity,
                created_by: by,
            };
            challenges::create(tx, new).await?
        }
        (None, Some(id)) => existing(tx, submission, id).await?,
        (None, None) => return Err(Problem::field("/challenge_id", "required")),
    };
    submission::Entity::update_many()
        .col_expr(submission::Column::ChallengeId, Expr::value(challenge.id))
        .filter(submission::COLUMN.merged_into_id.eq(submission.id))
        .exec(&**tx)
        .await?;
    Ok(Outcome { challenge: Some(challenge), merged_into: None })
}

async fn existing(tx: &Tx, submission: &submission::Model, id: ChallengeId) -> Result<challenge::Model> {
    let found = challenge::Entity::find_by_id(id).one(&**tx).await?;
    found
        .filter(|it| it.campaign_id == submission.campaign_id && challenges::is_open(it.status))
        .ok_or_else(|| Problem::field("/challenge_id", "unknown_reference"))
}

/// Into another submission of the campaign that is not itself merged or out of the running; what was merged into this one
/// goes there too, so that lineage has no chains.
async fn merge(tx: &Tx, submission: &submission::Model, into: Option<SubmissionId>) -> Result<Outcome> {
    let unknown = || Problem::field("/merged_into_id", "unknown_reference");
    let id = into.filter(|into| *into != submission.id).ok_or_else(unknown)?;
    let into = submissions::hold(tx, id).await.map_err(|_| unknown())?;
    let takes = policy::is_undecided(into.status) || into.status == SubmissionStatus::Promoted;
    if into.campaign_id != submission.campaign_id || !takes {
        return Err(unknown());
    }
    submission::Entity::update_many()
        .col_expr(submission::Column::MergedIntoId, Expr::value(into.id))
        .col_expr(submission::Column::ChallengeId, Expr::value(into.challenge_id))
        .filter(submission::COLUMN.merged_into_id.eq(submission.id))
        .exec(&**tx)
        .await?;
    Ok(Outcome { challenge: None, merged_into: Some(into) })
}

async fn ask(tx: &Tx, submission: &submission::Model, question: &str, by: MemberId) -> Result<Outcome> {
    submissions::message(tx, submission.id, by, SubmissionMessageKind::Request, question).await?;
    Ok(Outcome::default())
}
