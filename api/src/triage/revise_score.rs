use actix_web::{put, web};
use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel, QuerySelect, Set};

use super::{
    entity::{ScoreId, score},
    policy,
    score::{NewScore, held_for_judgement, trimmed, wrong_state},
    score_view, tally,
};
use crate::{
    criteria, members,
    platform::{
        audit::did,
        auth::Auth,
        db::Db,
        etag::{IfMatch, Tagged},
        json::Json,
        problem::{Problem, Result},
    },
};

/// Revise a score.
///
/// One's own, until the submission is decided. It keeps to the criteria it was given by.
#[utoipa::path(tag = "triage", params(ScoreId, IfMatch), responses(
    (status = OK, description = "The score", body = score_view::Score)))]
#[put("/scores/{id}")]
pub async fn revise_score(
    reviewer: Auth<policy::Score>,
    db: web::Data<Db>,
    id: web::Path<ScoreId>,
    seen: IfMatch,
    Json(form): Json<NewScore>,
) -> Result<Tagged<score_view::Score>> {
    let tx = db.begin(&reviewer).await?;
    let own = score::Entity::find_by_id(*id).one(&*tx).await?;
    let own = own.filter(|score| score.reviewer_id.0 == reviewer.member_id).ok_or_else(Problem::not_found)?;
    let (submission, _) = held_for_judgement(&tx, own.submission_id, &reviewer).await?;
    if !policy::is_undecided(submission.status) {
        return Err(wrong_state(&submission));
    }
    // Read again: whoever revised it at the same time held the submission.
    let score = score::Entity::find_by_id(*id).lock_exclusive().one(&*tx).await?;
    let score = score.ok_or_else(Problem::not_found)?;
    seen.check(score.revision)?;
    let set = criteria::find(&*tx, score.criteria_set_id).await?;
    let revision = score.revision + 1;
    let mut change = score.into_active_model();
    change.weighted = Set(Some(form.weighted(&set)?));
    change.values = Set(form.values);
    change.comment = Set(trimmed(form.comment));
    change.recommendation = Set(form.recommendation);
    change.revision = Set(revision);
    change.updated_at = Set(tx.now());
    let score = change.update(&*tx).await?;
    let submission_id = submission.id;
    tally::refresh(&tx, submission).await?;
    let name = members::names_of(&*tx, [score.reviewer_id]).await?.remove(&score.reviewer_id);
    tx.commit(did("submissions.rescored", "submission", submission_id)).await?;
    Ok(Tagged { body: score_view::Score::of(score, name), revision })
}
