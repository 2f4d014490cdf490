use actix_web::{get, web};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::Deserialize;
use utoipa::IntoParams;
use validator::Validate;

use super::{
    entity::{COLUMN, Column, CriteriaPurpose, CriteriaSetId, CriteriaSetStatus, Entity},
    policy::Manage,
    view::CriteriaSet,
};
use crate::platform::{
    auth::Viewer,
    db::Db,
    json::Json,
    page::{self, Cursor, Page},
    problem::Result,
    query::Query,
};

/// Which criteria sets.
#[derive(Debug, Deserialize, Validate, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct CriteriaQuery {
    purpose: Option<CriteriaPurpose>,
    /// Rows in the page.
    #[validate(range(min = 1, max = 100))]
    #[param(minimum = 1, maximum = 100, default = 20)]
    limit: Option<u64>,
    /// The `next` of the page before.
    #[validate(length(max = 512))]
    #[param(max_length = 512)]
    after: Option<String>,
}

/// List criteria sets.
///
/// Newest first. The published ones are public: who submits may read by what the submission is judged.
#[utoipa::path(tag = "criteria", params(CriteriaQuery), security((), ("bearer" = [])), responses(
    (status = OK, description = "A page of criteria sets", body = Page<CriteriaSet>)))]
#[get("/criteria-sets")]
pub async fn list_criteria_sets(
    viewer: Viewer,
    db: web::Data<Db>,
    Query(query): Query<CriteriaQuery>,
) -> Result<Json<Page<CriteriaSet>>> {
    let mut select = Entity::find().order_by_desc(Column::Id).limit(page::fetch(query.limit));
    if !viewer.may::<Manage>() {
        select = select.filter(COLUMN.status.eq(CriteriaSetStatus::Published));
    }
    if let Some(purpose) = query.purpose {
        select = select.filter(COLUMN.purpose.eq(purpose));
    }
    if let Some(after) = Cursor::id::<CriteriaSetId>(query.after.as_deref())? {
        select = select.filter(COLUMN.id.lt(after));
    }
    let rows = select.all(&***db).await?;
    Ok(Json(Page::of(rows, query.limit, |row| row.id, |row| CriteriaSet::of(row, &viewer))))
}
