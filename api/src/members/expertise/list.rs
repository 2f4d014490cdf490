use actix_web::{get, web};
use sea_orm::{Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect, sea_query::Expr};
use serde::Deserialize;
use utoipa::IntoParams;
use validator::Validate;

use super::{
    super::entity::expertise_field::{COLUMN, Column, Entity, ExpertiseFieldId},
    ExpertiseField,
};
use crate::platform::{
    db::Db,
    json::Json,
    page::{self, Cursor, Page},
    problem::Result,
    query::Query,
};

/// Which fields.
#[derive(Debug, Deserialize, Validate, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct ExpertiseFieldQuery {
    /// `false` are those that are offered.
    retired: Option<bool>,
    /// Rows in the page.
    #[validate(range(min = 1, max = 100))]
    #[param(minimum = 1, maximum = 100, default = 20)]
    limit: Option<u64>,
    /// The `next` of the page before.
    #[validate(length(max = 512))]
    #[param(max_length = 512)]
    after: Option<String>,
}

/// List fields of expertise and interest.
///
/// In the order in which they are offered: at registration, in the profile, and as filters. There are at most a hundred that
/// are not retired.
#[utoipa::path(tag = "members", security(()), params(ExpertiseFieldQuery), responses(
    (status = OK, description = "A page of fields", body = Page<ExpertiseField>)))]
#[get("/expertise-fields")]
pub async fn list_expertise_fields(
    db: web::Data<Db>,
    Query(query): Query<ExpertiseFieldQuery>,
) -> Result<Json<Page<ExpertiseField>>> {
    let mut wanted = Condition::all().add_option(query.retired.map(|retired| COLUMN.retired.eq(retired)));
    if let Some((position, id)) = Cursor::decode::<(i32, ExpertiseFieldId)>(query.after.as_deref())? {
        let place = [Expr::col((Entity, Column::Position)), Expr::col((Entity, Column::Id))];
        wanted = wanted.add(page::behind(place, position, id.0));
    }
    let rows = Entity::find()
        .filter(wanted)
        .order_by_asc(Column::Position)
        .order_by_asc(Column::Id)
        .limit(page::fetch(query.limit))
        .all(&***db)
        .await?;
    Ok(Json(Page::of(rows, query.limit, |row| (row.position, row.id), ExpertiseField::from)))
}
