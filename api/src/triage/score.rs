use actix_web::{post, web};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, Set,
};
use serde::Deserialize;
use utoipa::ToSchema;
use validator::Validate;

use super::{
    ALREADY_SCORED, CONFLICT_OF_INTEREST, NOT_IN_TRIAGE,
    entity::{DecisionKind, score},
    policy, score_view, tally,
};
use crate::{
    campaigns::{self, StageKind, campaign},
    criteria::{self, CriteriaValues, criteria_set},
    members::{self, MemberId},
    platform::{
        audit::did,
        auth::{Auth, Caller, Viewer},
        db::{Db, Tx},
        json::{Created, Json},
        problem::{Problem, Result},
    },
    submissions::{self, SubmissionId, submission},
};

/// A reviewer's values for a submission.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewScore {
    /// A step of the scale for each criterion; null abstains.
    pub values: CriteriaValues,
    /// For the other reviewers and who decides; the author does not see it.
    #[validate(length(max = 4_000))]
    #[schema(max_length = 4_000)]
    pub comment: Option<String>,
    pub recommendation: Option<DecisionKind>,
}

/// Score a submission.
///
/// By the criteria of its campaign, once per reviewer, while the triage stage is open and nothing has been decided. The
/// first score begins the review. Nobody scores their own or their body's.
#[utoipa::path(tag = "triage", params(SubmissionId), responses(
    (status = CREATED, description = "The score", body = score_view::Score)))]
#[post("/submissions/{id}/scores")]
pub async fn score_submission(
    reviewer: Auth<policy::Score>,
    db: web::Data<Db>,
    id: web::Path<SubmissionId>,
    Json(form): Json<NewScore>,
) -> Result<Created<score_view::Score>> {
    let tx = db.begin(&reviewer).await?;
    let (submission, campaign) = held_for_judgement(&tx, *id, &reviewer).await?;
    if !policy::is_scored(submission.status) {
        return Err(wrong_state(&submission));
    }
    if has_scored(&*tx, submission.id, MemberId(reviewer.member_id)).await? {
        return Err(ALREADY_SCORED.into());
    }
    let set = criteria::find(&*tx, campaign.criteria_set_id).await?;
    let row = score::ActiveModel {
        id: Set(tx.new_id()),
        submission_id: Set(submission.id),
        reviewer_id: Set(MemberId(reviewer.member_id)),
        criteria_set_id: Set(set.id),
        weighted: Set(Some(form.weighted(&set)?)),
        values: Set(form.values),
        comment: Set(trimmed(form.comment)),
        recommendation: Set(form.recommendation),
        revision: Set(1),
        created_at: Set(tx.now()),
        updated_at: Set(tx.now()),
    };
    let score = row.insert(&*tx).await?;
    tally::refresh(&tx, submission).await?;
    let name = members::names_of(&*tx, [score.reviewer_id]).await?.remove(&score.reviewer_id);
    let location = format!("/api/v1/submissions/{id}/scores");
    let body = score_view::Score::of(score, name);
    tx.commit_answering(did("submissions.scored", "submission", *id), Created { location, body }).await
}

impl NewScore {
    /// The mean of the values, when they fit the set and at least one of them counts.
    ///
    /// # Errors
    /// 422 naming each criterion that is missing or wrong.
    pub fn weighted(&self, set: &criteria_set::Model) -> Result<f64> {
        criteria::accept(set, &self.values, "/values").map_err(Problem::invalid)?;
        criteria::weighted_mean(&set.criteria, &self.values)
            .ok_or_else(|| Problem::field("/values", "nothing_scored"))
    }
}

/// The submission, held until the transaction ends, and its campaign, when the caller may judge it now.
///
/// # Errors
/// 404 out of sight, 403 with a conflict of interest, 409 when the triage stage is not open.
pub async fn held_for_judgement(
    tx: &Tx,
    id: SubmissionId,
    caller: &Caller,
) -> Result<(submission::Model, campaign::Model)> {
    let submission = submissions::hold(tx, id).await?;
    if !submissions::can_see(&Viewer(Some(caller.clone())), &submission) {
        return Err(Problem::not_found());
    }
    if let Some(conflict) = policy::conflict(caller, submission.author_id, submission.organisation_id) {
        return Err(Problem::new(CONFLICT_OF_INTEREST).extension("conflict", conflict));
    }
    let campaign = campaigns::require_open(tx, submission.campaign_id, StageKind::Triage).await?;
    Ok((submission, campaign))
}

/// Whether this person has scored the submission.
///
/// # Errors
/// When the database refuses.
pub async fn has_scored(
    db: &impl ConnectionTrait,
    submission: SubmissionId,
    reviewer: MemberId,
) -> Result<bool> {
    let own = score::Entity::find()
        .filter(score::COLUMN.submission_id.eq(submission))
        .filter(score::COLUMN.reviewer_id.eq(reviewer));
    Ok(own.count(db).await? > 0)
}

/// 409, naming the state.
pub fn wrong_state(submission: &submission::Model) -> Problem {
    Problem::new(NOT_IN_TRIAGE).extension("state", submission.status)
}

pub fn trimmed(text: Option<String>) -> Option<String> {
    text.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty())
}
