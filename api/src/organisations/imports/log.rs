use actix_web::{get, web};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, sea_query::Expr};

use super::{
    super::{entity::OrganisationId, policy::Administer, show},
    changes::RegistryChange,
    entity::registry_change::{COLUMN, Column, Entity, RegistryChangeId},
};
use crate::platform::{
    auth::Auth,
    db::Db,
    json::Json,
    page::{self, Cursor, Page, PageQuery},
    problem::Result,
    query::Query,
    time::Timestamp,
};

/// List what imports have changed of a body.
///
/// Of the body and of its units, the latest first. What administrators have changed by hand stands in the audit trail.
#[utoipa::path(tag = "organisations", params(OrganisationId, PageQuery), responses(
    (status = OK, description = "A page of changes", body = Page<RegistryChange>)))]
#[get("/organisations/{id}/changes")]
pub async fn list_organisation_changes(
    _: Auth<Administer>,
    db: web::Data<Db>,
    id: web::Path<OrganisationId>,
    Query(query): Query<PageQuery>,
) -> Result<Json<Page<RegistryChange>>> {
    let body = show::find(&***db, *id).await?;
    let mut select = Entity::find()
        .filter(COLUMN.organisation_id.eq(body.id))
        .filter(COLUMN.applied_at.is_not_null())
        .order_by_desc(Column::AppliedAt)
        .order_by_desc(Column::Id)
        .limit(page::fetch(query.limit));
    if let Some((at, id)) = Cursor::decode::<(Timestamp, RegistryChangeId)>(query.after.as_deref())? {
        let place = [Expr::col((Entity, Column::AppliedAt)), Expr::col((Entity, Column::Id))];
        select = select.filter(page::before(place, at, id.0));
    }
    let rows = select.all(&***db).await?;
    Ok(Json(Page::of(rows, query.limit, |row| (row.applied_at, row.id), RegistryChange::from)))
}
