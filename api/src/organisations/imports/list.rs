use actix_web::{get, web};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::{
    super::policy::Administer,
    entity::registry_import::{COLUMN, Column, Entity, RegistryImportId},
    view::RegistryImport,
};
use crate::platform::{
    auth::Auth,
    db::Db,
    json::Json,
    page::{self, Cursor, Page, PageQuery},
    problem::Result,
    query::Query,
};

/// List imports of the national registry.
///
/// Newest first. For administrators.
#[utoipa::path(tag = "organisations", params(PageQuery), responses(
    (status = OK, description = "A page of imports", body = Page<RegistryImport>)))]
#[get("/registry-imports")]
pub async fn list_registry_imports(
    _: Auth<Administer>,
    db: web::Data<Db>,
    Query(query): Query<PageQuery>,
) -> Result<Json<Page<RegistryImport>>> {
    let mut select = Entity::find().order_by_desc(Column::Id).limit(page::fetch(query.limit));
    if let Some(after) = Cursor::id::<RegistryImportId>(query.after.as_deref())? {
        select = select.filter(COLUMN.id.lt(after));
    }
    let rows = select.all(&***db).await?;
    Ok(Json(Page::of(rows, query.limit, |row| row.id, RegistryImport::from)))
}
