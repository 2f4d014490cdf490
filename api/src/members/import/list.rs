use actix_web::{get, web};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::{
    super::{
        entity::member_import::{self, MemberImportId},
        policy::Administer,
    },
    view::MemberImport,
};
use crate::platform::{
    auth::Auth,
    db::Db,
    json::Json,
    page::{self, Cursor, Page, PageQuery},
    problem::Result,
    query::Query,
};

/// List imports of members.
///
/// Newest first. They are forgotten after thirty days; the profiles stay.
#[utoipa::path(tag = "members", params(PageQuery), responses(
    (status = OK, description = "A page of imports", body = Page<MemberImport>)))]
#[get("/member-imports")]
pub async fn list_member_imports(
    _admin: Auth<Administer>,
    db: web::Data<Db>,
    Query(query): Query<PageQuery>,
) -> Result<Json<Page<MemberImport>>> {
    let mut select = member_import::Entity::find()
        .order_by_desc(member_import::Column::Id)
        .limit(page::fetch(query.limit));
    if let Some(after) = Cursor::id::<MemberImportId>(query.after.as_deref())? {
        select = select.filter(member_import::COLUMN.id.lt(after));
    }
    let rows = select.all(&***db).await?;
    Ok(Json(Page::of(rows, query.limit, |row| row.id, MemberImport::from)))
}
