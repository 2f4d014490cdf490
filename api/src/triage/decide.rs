use actix_web::{post, web};
use sea_orm::{ActiveModelTrait, Set};
use serde::Deserialize;
use serde_json::json;
use utoipa::ToSchema;
use validator::Validate;

use super::{
    SCORED_IT, SCORES_MISSING,
    decision_view::{self, Decision},
    entity::{DecisionKind, decision},
    notices, outcome,
    policy::{self, Decide},
    score::{has_scored, held_for_judgement, wrong_state},
    tally,
};
use crate::{
    campaigns,
    challenges::ChallengeId,
    members::MemberId,
    platform::{
        audit::did,
        auth::Auth,
        db::{Db, Tx},
        json::{Created, Json},
        policy_area::PolicyArea,
        problem::{Problem, Result},
    },
    submissions::{self, SubmissionId, submission},
};

/// What becomes of a submission.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewTriageDecision {
    pub kind: DecisionKind,
    /// The author reads it. Asking, it says what is missing.
    #[validate(length(min = 10, max = 4_000))]
    #[schema(min_length = 10, max_length = 4_000)]
    pub rationale: String,
    /// Promoting to a challenge that is there already.
    pub challenge_id: Option<ChallengeId>,
    /// Promoting to a challenge of its own.
    #[validate(nested)]
    pub new_challenge: Option<ChallengeDraft>,
    /// Merging: the submission that speaks for it from now on.
    pub merged_into_id: Option<SubmissionId>,
}

/// The challenge that a submission becomes.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ChallengeDraft {
    #[validate(length(min = 10, max = 160))]
    #[schema(
        min_length = 10,
        max_length = 160,
        example = "Ενιαίο ραντεβού για όλες τις υπηρεσίες του δήμου"
    )]
    pub title: String,
    #[validate(length(min = 20, max = 4_000))]
    #[schema(min_length = 20, max_length = 4_000)]
    pub summary: String,
    pub policy_area: PolicyArea,
    /// How many people the team may have.
    #[validate(range(min = 2, max = 50))]
    #[schema(minimum = 2, maximum = 50, example = 8)]
    pub capacity: i32,
}

/// Decide on a submission.
///
/// By a coordinator who has not scored it and is neither its author nor of its body, while the triage stage is open: promote
/// it to a challenge, decline it, merge it into another, or ask for more. Promoting needs as many scores as the campaign asks
/// for: otherwise a 409 says in `missing` how many there are to come. The scores of that moment stay with the decision, and
/// the authors are told.
#[utoipa::path(tag = "triage", params(SubmissionId), responses(
    (status = CREATED, description = "The decision", body = Decision)))]
#[post("/submissions/{id}/decisions")]
pub async fn decide_submission(
    coordinator: Auth<Decide>,
    db: web::Data<Db>,
    id: web::Path<SubmissionId>,
    Json(form): Json<NewTriageDecision>,
) -> Result<Created<Decision>> {
    form.check()?;
    let tx = db.begin(&coordinator).await?;
    let (submission, _) = held_for_judgement(&tx, *id, &coordinator).await?;
    let me = MemberId(coordinator.member_id);
    if has_scored(&*tx, *id, me).await? {
        return Err(SCORED_IT.into());
    }
    let asks = form.kind == DecisionKind::Ask;
    if !policy::is_undecided(submission.status) || (asks && !policy::is_scored(submission.status)) {
        return Err(wrong_state(&submission));
    }
    let (score_count, scores) = tally::of(&*tx, *id).await?;
    if form.kind == DecisionKind::Promote {
        require_scores(&tx, &submission).await?;
    }
    let outcome = outcome::apply(&tx, &submission, &form, me).await?;
    let row = decision::ActiveModel {
        id: Set(tx.new_id()),
        submission_id: Set(*id),
        kind: Set(form.kind),
        rationale: Set(form.rationale.trim().to_owned()),
        decided_by: Set(me),
        challenge_id: Set(outcome.challenge.as_ref().map(|challenge| challenge.id)),
        merged_into_id: Set(outcome.merged_into.as_ref().map(|into| into.id)),
        mean: Set(scores.mean),
        spread: Set(scores.spread),
        score_count: Set(score_count),
        created_at: Set(tx.now()),
    };
    let decision = row.insert(&*tx).await?;
    notices::of_decision(&tx, &submission, form.kind, &outcome).await?;
    let decided = submissions::hold(&tx, *id).await?;
    let body = decision_view::of(&*tx, &decided, vec![decision], &coordinator).await?.pop();
    let body = body.ok_or_else(Problem::not_found)?;
    let details = json!({ "score_count": score_count, "challenge_id": outcome.challenge.map(|it| it.id),
        "merged_into_id": outcome.merged_into.map(|it| it.id) });
    let location = format!("/api/v1/submissions/{id}/decisions");
    let event = did(event(form.kind), "submission", *id).to(details);
    tx.commit_answering(event, Created { location, body }).await
}

/// Refuses to promote what too few have scored.
async fn require_scores(tx: &Tx, submission: &submission::Model) -> Result<()> {
    let campaign = campaigns::find_by_id(&**tx, submission.campaign_id).await?;
    match policy::scores_missing(campaign.min_scores, submission.score_count) {
        0 => Ok(()),
        missing => Err(Problem::new(SCORES_MISSING)
            .extension("min_scores", campaign.min_scores)
            .extension("missing", missing)),
    }
}

/// What happened to the submission.
const fn event(kind: DecisionKind) -> &'static str {
    match kind {
        DecisionKind::Promote => "submissions.promoted",
        DecisionKind::Decline => "submissions.declined",
        DecisionKind::Merge => "submissions.merged",
        DecisionKind::Ask => "submissions.information_requested",
    }
}
