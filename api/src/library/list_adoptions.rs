use actix_web::{get, web};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::{
    adoption_view::{Adoption, shown},
    entity::{AdoptionId, adoption},
    show::find,
};
use crate::platform::{
    auth::Viewer,
    db::Db,
    json::Json,
    page::{self, Cursor, Page, PageQuery},
    problem::Result,
    query::Query,
};

/// List the adoptions of a library entry.
///
/// The public ledger: which bodies have adopted the solution, how far each has come, and what it said at each step.
/// The newest first.
#[utoipa::path(tag = "library", params(("slug" = String, Path, description = "The entry's address"), PageQuery),
    security((), ("bearer" = [])), responses(
    (status = OK, description = "A page of adoptions", body = Page<Adoption>)))]
#[get("/library-entries/{slug}/adoptions")]
pub async fn list_adoptions(
    viewer: Viewer,
    db: web::Data<Db>,
    slug: web::Path<String>,
    Query(query): Query<PageQuery>,
) -> Result<Json<Page<Adoption>>> {
    let entry = find(&***db, &slug, &viewer).await?;
    let mut select = adoption::Entity::find()
        .filter(adoption::COLUMN.entry_id.eq(entry.id))
        .order_by_desc(adoption::Column::Id)
        .limit(page::fetch(query.limit));
    if let Some(after) = Cursor::id::<AdoptionId>(query.after.as_deref())? {
        select = select.filter(adoption::COLUMN.id.lt(after));
    }
    let page = Page::of(select.all(&***db).await?, query.limit, |row| row.id, |row| row);
    Ok(Json(Page { items: shown(&**db, page.items, &viewer).await?, next: page.next }))
}
