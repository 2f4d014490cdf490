use actix_web::{get, web};

use super::{entity::EvaluationRoundId, round_view::EvaluationRound, seen::see};
use crate::{
    platform::{auth::Known, db::Db, json::Json, problem::Result},
    projects,
};

/// Show a round of evaluation.
///
/// The specification as it was sent, the rubric, and the caller's own evaluation. What all evaluations add up to is
/// shown after one's own is submitted, to whoever decides once the quorum is there, and to all after the outcome.
#[utoipa::path(tag = "evaluations", params(EvaluationRoundId), responses(
    (status = OK, description = "The round", body = EvaluationRound)))]
#[get("/evaluation-rounds/{id}")]
pub async fn show_evaluation_round(
    member: Known<projects::Read>,
    db: web::Data<Db>,
    id: web::Path<EvaluationRoundId>,
) -> Result<Json<EvaluationRound>> {
    let seen = see(&***db, *id, &member, db.now()).await?;
    Ok(Json(EvaluationRound::of(&***db, seen, &member).await?))
}
