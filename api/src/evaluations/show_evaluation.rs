use actix_web::{get, web};
use sea_orm::EntityTrait;

use super::{
    entity::{EvaluationId, EvaluationStatus, evaluation},
    evaluation_view::Evaluation,
    seen::see,
};
use crate::{
    members::MemberId,
    platform::{
        auth::SignedIn,
        db::Db,
        etag::Tagged,
        problem::{Problem, Result},
    },
};

/// Show an evaluation.
///
/// One's own; another's when it is submitted and the caller may see the evaluations of the round.
#[utoipa::path(tag = "evaluations", params(EvaluationId), responses(
    (status = OK, description = "The evaluation", body = Evaluation)))]
#[get("/evaluations/{id}")]
pub async fn show_evaluation(
    member: SignedIn,
    db: web::Data<Db>,
    id: web::Path<EvaluationId>,
) -> Result<Tagged<Evaluation>> {
    let row = evaluation::Entity::find_by_id(*id).one(&***db).await?.ok_or_else(Problem::not_found)?;
    let mine = row.evaluator_id == MemberId(member.member_id);
    if !mine {
        let seen = see(&***db, row.round_id, &member, db.now()).await?;
        if row.status == EvaluationStatus::Draft || !seen.standing.sees_evaluations() {
            return Err(Problem::not_found());
        }
    }
    let revision = row.revision;
    Ok(Tagged { body: Evaluation::of(&***db, row, &member).await?, revision })
}
