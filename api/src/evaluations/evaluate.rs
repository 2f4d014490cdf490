use actix_web::{post, web};
use sea_orm::{ActiveModelTrait, Set};
use serde::Deserialize;
use utoipa::ToSchema;
use validator::Validate;

use super::{
    ALREADY_EVALUATED, CONFLICT_OF_INTEREST, ROUND_DECIDED, SEES_EVALUATIONS,
    entity::{EvaluationRoundId, EvaluationStatus, evaluation},
    evaluation_view::Evaluation,
    policy::{Evaluate, Refusal},
    seen::{Seen, lock},
};
use crate::{
    campaigns::{self, StageKind},
    criteria::{self, CriteriaValues, criteria_set, weighted_mean},
    members::MemberId,
    organisations::OrganisationId,
    platform::{
        audit::did,
        auth::Auth,
        db::{Db, Tx},
        json::{Created, Json},
        problem::{FieldError, Problem, Result},
    },
    workshops::BODY_REQUIRED,
};

/// What somebody thinks of a project.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct EvaluationForm {
    /// A step of the scale for each criterion; null abstains. A draft may leave criteria out.
    pub values: CriteriaValues,
    #[serde(default)]
    #[validate(length(max = 4_000), custom(function = crate::projects::plain_paragraphs))]
    #[schema(max_length = 4_000)]
    pub comment: String,
    /// Whether it counts already. What was submitted does not become a draft again.
    pub status: EvaluationStatus,
}

/// Evaluate a project.
///
/// Once for each member, as a draft or submitted, while the campaign's design stage is open; revised later until the
/// outcome. Nobody evaluates a project in whose team they are, or somebody of their body is.
#[utoipa::path(tag = "evaluations", params(EvaluationRoundId), responses(
    (status = CREATED, description = "The evaluation", body = Evaluation)))]
#[post("/evaluation-rounds/{id}/evaluations")]
pub async fn evaluate_project(
    member: Auth<Evaluate>,
    db: web::Data<Db>,
    id: web::Path<EvaluationRoundId>,
    Json(form): Json<EvaluationForm>,
) -> Result<Created<Evaluation>> {
    let tx = db.begin(&member).await?;
    let seen = lock(&tx, *id, &member).await?;
    refuse(&tx, &seen).await?;
    if seen.own.is_some() {
        return Err(ALREADY_EVALUATED.into());
    }
    let rubric = criteria::find(&*tx, seen.round.rubric_id).await?;
    let weighted = form.judge(&rubric)?;
    let row = evaluation::ActiveModel {
        id: Set(tx.new_id()),
        round_id: Set(seen.round.id),
        evaluator_id: Set(MemberId(member.member_id)),
        organisation_id: Set(member.organisation_id.map(OrganisationId)),
        values: Set(form.values),
        weighted: Set(weighted),
        comment: Set(form.comment.trim().to_owned()),
        status: Set(form.status),
        revision: Set(1),
        created_at: Set(tx.now()),
        updated_at: Set(tx.now()),
    };
    let row = row.insert(&*tx).await?;
    let event = if row.status == EvaluationStatus::Draft { "evaluations.drafted" } else { SUBMITTED };
    let body = Evaluation::of(&*tx, row, &member).await?;
    let location = format!("/api/v1/evaluations/{}", body.id);
    tx.commit_answering(did(event, "evaluation", body.id), Created { location, body }).await
}

pub const SUBMITTED: &str = "evaluations.submitted";

/// The problem that a refusal is.
///
/// # Errors
/// When there is a refusal.
pub async fn refuse(tx: &Tx, seen: &Seen) -> Result<()> {
    let refusal = seen.standing.refusal();
    let kind = match refusal {
        None => return Ok(()),
        Some(Refusal::NotAMember) => return Err(Problem::forbidden()),
        Some(Refusal::StageClosed) => {
            return campaigns::require_open(tx, seen.project.campaign_id, StageKind::Design)
                .await
                .map(|_| ());
        }
        Some(Refusal::NoBody) => BODY_REQUIRED,
        Some(Refusal::Decided) => ROUND_DECIDED,
        Some(Refusal::InTeam | Refusal::SameBody) => CONFLICT_OF_INTEREST,
        Some(Refusal::Decides) => SEES_EVALUATIONS,
    };
    Err(Problem::new(kind).extension("reason", refusal))
}

impl EvaluationForm {
    /// The weighted mean, after the values were held against the rubric: all of them when it is submitted.
    pub fn judge(&self, rubric: &criteria_set::Model) -> Result<Option<f64>> {
        let drafted = self.status == EvaluationStatus::Draft;
        if let Err(mut faults) = criteria::accept(rubric, &self.values, "/values") {
            faults.retain(|fault| !drafted || fault.code != "required");
            if !faults.is_empty() {
                return Err(Problem::invalid(faults));
            }
        }
        let weighted = weighted_mean(&rubric.criteria, &self.values);
        if weighted.is_none() && !drafted {
            return Err(Problem::invalid(vec![FieldError::new("/values", "all_abstained")]));
        }
        Ok(weighted)
    }
}
