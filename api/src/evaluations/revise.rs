use actix_web::{put, web};
use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel, Set};

use super::{
    ALREADY_SUBMITTED,
    entity::{EvaluationId, EvaluationStatus, evaluation},
    evaluate::{EvaluationForm, SUBMITTED, refuse},
    evaluation_view::Evaluation,
    policy::Evaluate,
    seen::lock,
};
use crate::{
    criteria,
    members::MemberId,
    platform::{
        audit::did,
        auth::Auth,
        db::Db,
        etag::{IfMatch, Tagged},
        json::Json,
        problem::{Problem, Result},
    },
};

/// Revise my evaluation.
///
/// Until the outcome, while the campaign's design stage is open; also to submit what was a draft.
#[utoipa::path(tag = "evaluations", params(EvaluationId, IfMatch), responses(
    (status = OK, description = "The evaluation", body = Evaluation)))]
#[put("/evaluations/{id}")]
pub async fn revise_evaluation(
    member: Auth<Evaluate>,
    db: web::Data<Db>,
    id: web::Path<EvaluationId>,
    revision: IfMatch,
    Json(form): Json<EvaluationForm>,
) -> Result<Tagged<Evaluation>> {
    let tx = db.begin(&member).await?;
    let me = MemberId(member.member_id);
    let mine = evaluation::Entity::find_by_id(*id).one(&*tx).await?.filter(|row| row.evaluator_id == me);
    let round = mine.ok_or_else(Problem::not_found)?.round_id;
    let seen = lock(&tx, round, &member).await?;
    refuse(&tx, &seen).await?;
    // The one that was read behind the lock.
    let own = seen.own.ok_or_else(Problem::not_found)?;
    revision.check(own.revision)?;
    let was_draft = own.status == EvaluationStatus::Draft;
    if form.status == EvaluationStatus::Draft && !was_draft {
        return Err(ALREADY_SUBMITTED.into());
    }
    let rubric = criteria::find(&*tx, seen.round.rubric_id).await?;
    let weighted = form.judge(&rubric)?;
    let revision = own.revision + 1;
    let submits = was_draft && form.status == EvaluationStatus::Submitted;
    let mut change = own.into_active_model();
    change.values = Set(form.values);
    change.weighted = Set(weighted);
    change.comment = Set(form.comment.trim().to_owned());
    change.status = Set(form.status);
    change.revision = Set(revision);
    change.updated_at = Set(tx.now());
    let body = Evaluation::of(&*tx, change.update(&*tx).await?, &member).await?;
    let event = if submits { SUBMITTED } else { "evaluations.revised" };
    tx.commit(did(event, "evaluation", *id)).await?;
    Ok(Tagged { body, revision })
}
