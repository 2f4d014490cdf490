use actix_web::{get, web};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::Deserialize;
use utoipa::IntoParams;
use validator::Validate;

use super::{
    card::{SubmissionCard, cards, rows},
    entity::{
        SubmissionId, SubmissionStatus,
        submission::{COLUMN, Column, Entity},
    },
};
use crate::{
    members::MemberId,
    platform::{
        auth::{SignedIn, Viewer},
        db::Db,
        json::Json,
        page::{self, Cursor, Page},
        problem::Result,
        query::Query,
    },
};

/// Which of my submissions.
#[derive(Debug, Deserialize, Validate, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct MineQuery {
    status: Option<SubmissionStatus>,
    /// Rows in the page.
    #[validate(range(min = 1, max = 100))]
    #[param(minimum = 1, maximum = 100, default = 20)]
    limit: Option<u64>,
    /// The `next` of the page before.
    #[validate(length(max = 512))]
    #[param(max_length = 512)]
    after: Option<String>,
}

/// List my submissions.
///
/// Newest first, drafts too, each with its next step, whose it is, and by when.
#[utoipa::path(tag = "submissions", params(MineQuery), responses(
    (status = OK, description = "A page of submissions", body = Page<SubmissionCard>)))]
#[get("/me/submissions")]
pub async fn list_my_submissions(
    person: SignedIn,
    db: web::Data<Db>,
    Query(query): Query<MineQuery>,
) -> Result<Json<Page<SubmissionCard>>> {
    let mut select = Entity::find()
        .filter(COLUMN.author_id.eq(MemberId(person.member_id)))
        .order_by_desc(Column::Id)
        .limit(page::fetch(query.limit));
    if let Some(status) = query.status {
        select = select.filter(COLUMN.status.eq(status));
    }
    if let Some(after) = Cursor::id::<SubmissionId>(query.after.as_deref())? {
        select = select.filter(COLUMN.id.lt(after));
    }
    let page = Page::of(rows(&***db, select).await?, query.limit, |row| row.id, |row| row);
    let viewer = Viewer(Some(person.0.clone()));
    Ok(Json(Page { items: cards(&db, page.items, &viewer).await?, next: page.next }))
}
