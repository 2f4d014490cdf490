use actix_web::{get, web};
use sea_orm::{ColumnTrait, QueryFilter, QueryOrder, QuerySelect};

use super::{
    EVALUATIONS_HIDDEN,
    entity::{EvaluationId, EvaluationRoundId, evaluation},
    evaluation_view::Evaluation,
    seen::{of_round, see},
};
use crate::platform::{
    auth::SignedIn,
    db::Db,
    json::Json,
    page::{self, Cursor, Page, PageQuery},
    problem::Result,
    query::Query,
};

/// List the evaluations of a round.
///
/// The submitted ones, one's own among them. Hidden until one's own is submitted, so that nobody evaluates by another's
/// opinion.
#[utoipa::path(tag = "evaluations", params(EvaluationRoundId, PageQuery), responses(
    (status = OK, description = "A page of evaluations", body = Page<Evaluation>)))]
#[get("/evaluation-rounds/{id}/evaluations")]
pub async fn list_evaluations(
    member: SignedIn,
    db: web::Data<Db>,
    id: web::Path<EvaluationRoundId>,
    Query(query): Query<PageQuery>,
) -> Result<Json<Page<Evaluation>>> {
    let seen = see(&***db, *id, &member, db.now()).await?;
    if !seen.standing.sees_evaluations() {
        return Err(EVALUATIONS_HIDDEN.into());
    }
    let mut select = of_round(*id).order_by_asc(evaluation::Column::Id).limit(page::fetch(query.limit));
    if let Some(after) = Cursor::id::<EvaluationId>(query.after.as_deref())? {
        select = select.filter(evaluation::COLUMN.id.gt(after));
    }
    let page = Page::of(select.all(&***db).await?, query.limit, |row| row.id, |row| row);
    let items = Evaluation::all_of(&***db, page.items, &member).await?;
    Ok(Json(Page { items, next: page.next }))
}
