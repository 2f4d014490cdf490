use actix_web::{get, web};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::{
    entity::client::{COLUMN, ClientId, Column, Entity},
    view::ApiClient,
};
use crate::{
    integrations::policy::Administer,
    platform::{
        auth::Auth,
        db::Db,
        json::Json,
        page::{self, Cursor, Page, PageQuery},
        problem::Result,
        query::Query,
    },
};

/// List API clients.
///
/// Newest first. For administrators.
#[utoipa::path(tag = "integrations", params(PageQuery), responses(
    (status = OK, description = "A page of clients", body = Page<ApiClient>)))]
#[get("/api-clients")]
pub async fn list_api_clients(
    _: Auth<Administer>,
    db: web::Data<Db>,
    Query(query): Query<PageQuery>,
) -> Result<Json<Page<ApiClient>>> {
    let mut select = Entity::find().order_by_desc(Column::Id).limit(page::fetch(query.limit));
    if let Some(after) = Cursor::id::<ClientId>(query.after.as_deref())? {
        select = select.filter(COLUMN.id.lt(after));
    }
    let page = Page::of(select.all(&***db).await?, query.limit, |row| row.id, |row| row);
    let items = ApiClient::all(&***db, page.items, db.now()).await?;
    Ok(Json(Page { items, next: page.next }))
}
