use actix_web::{get, web};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::{
    super::entity::{
        MemberId,
        standing_change::{self, StandingChangeId},
    },
    StandingChange,
};
use crate::platform::{
    auth::SignedIn,
    db::Db,
    json::Json,
    page::{self, Cursor, Page, PageQuery},
    problem::Result,
    query::Query,
};

/// List where I have stood.
///
/// Newest first: each change, by which rule it came, and on what it rests. Rows are never changed.
#[utoipa::path(tag = "members", params(PageQuery), responses(
    (status = OK, description = "A page of changes", body = Page<StandingChange>)))]
#[get("/me/standing-changes")]
pub async fn list_my_standing_changes(
    person: SignedIn,
    db: web::Data<Db>,
    Query(query): Query<PageQuery>,
) -> Result<Json<Page<StandingChange>>> {
    let mut select = standing_change::Entity::find()
        .filter(standing_change::COLUMN.member_id.eq(MemberId(person.member_id)))
        .order_by_desc(standing_change::Column::Id)
        .limit(page::fetch(query.limit));
    if let Some(after) = Cursor::id::<StandingChangeId>(query.after.as_deref())? {
        select = select.filter(standing_change::COLUMN.id.lt(after));
    }
    let rows = select.all(&***db).await?;
    Ok(Json(Page::of(rows, query.limit, |row| row.id, StandingChange::mine)))
}
