use actix_web::{get, web};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::{
    super::{
        entity::{
            MemberId,
            standing_change::{self, StandingChangeId},
        },
        policy::Administer,
        show::find,
    },
    StandingChange,
};
use crate::platform::{
    auth::Auth,
    db::Db,
    json::Json,
    page::{self, Cursor, Page, PageQuery},
    problem::Result,
    query::Query,
};

/// List where a member has stood.
///
/// Newest first: each change, who decided or by which rule it came, and on what it rests. For administrators.
#[utoipa::path(tag = "members", params(MemberId, PageQuery), responses(
    (status = OK, description = "A page of changes", body = Page<StandingChange>)))]
#[get("/members/{id}/standing-changes")]
pub async fn list_standing_changes(
    _admin: Auth<Administer>,
    db: web::Data<Db>,
    id: web::Path<MemberId>,
    Query(query): Query<PageQuery>,
) -> Result<Json<Page<StandingChange>>> {
    let member = find(&***db, *id).await?;
    let mut select = standing_change::Entity::find()
        .filter(standing_change::COLUMN.member_id.eq(member.id))
        .order_by_desc(standing_change::Column::Id)
        .limit(page::fetch(query.limit));
    if let Some(after) = Cursor::id::<StandingChangeId>(query.after.as_deref())? {
        select = select.filter(standing_change::COLUMN.id.lt(after));
    }
    let rows = select.all(&***db).await?;
    let page = Page::of(rows, query.limit, |row| row.id, |row| row);
    Ok(Json(Page { items: StandingChange::all(&***db, page.items).await?, next: page.next }))
}
