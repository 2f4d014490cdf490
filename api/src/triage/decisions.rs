use actix_web::{get, web};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::{
    decision_view::{self, Decision},
    entity::{DecisionId, decision},
};
use crate::{
    platform::{
        auth::{Known, Viewer},
        db::Db,
        json::Json,
        page::{self, Cursor, Page, PageQuery},
        problem::{Problem, Result},
        query::Query,
    },
    submissions::{self, SubmissionId},
};

/// List the decisions on a submission.
///
/// Newest first, for its author and the staff. Authors read what was decided and why, not who scored how.
#[utoipa::path(tag = "triage", params(SubmissionId, PageQuery), responses(
    (status = OK, description = "A page of decisions", body = Page<Decision>)))]
#[get("/submissions/{id}/decisions")]
pub async fn list_decisions(
    person: Known<submissions::Submit, submissions::Read>,
    db: web::Data<Db>,
    id: web::Path<SubmissionId>,
    Query(query): Query<PageQuery>,
) -> Result<Json<Page<Decision>>> {
    let viewer = Viewer(Some(person.0.clone()));
    let submission = submissions::find_visible(&***db, *id, &viewer).await?;
    if !submissions::can_follow(&viewer, &submission) {
        return Err(Problem::not_found());
    }
    let mut select = decision::Entity::find()
        .filter(decision::COLUMN.submission_id.eq(*id))
        .order_by_desc(decision::Column::Id)
        .limit(page::fetch(query.limit));
    if let Some(after) = Cursor::id::<DecisionId>(query.after.as_deref())? {
        select = select.filter(decision::COLUMN.id.lt(after));
    }
    let rows = select.all(&***db).await?;
    let page = Page::of(rows, query.limit, |row| row.id, |row| row);
    let items = decision_view::of(&***db, &submission, page.items, &person).await?;
    Ok(Json(Page { items, next: page.next }))
}
