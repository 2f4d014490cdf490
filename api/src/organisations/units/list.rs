use actix_web::{get, web};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect, sea_query::Expr};
use serde::Deserialize;
use utoipa::IntoParams;
use validator::Validate;

use super::{
    super::{
        entity::{
            OrganisationId,
            unit::{COLUMN, Column, Entity, UnitId},
        },
        show::find,
    },
    view::Unit,
};
use crate::platform::{
    auth::Viewer,
    db::Db,
    json::Json,
    page::{self, Cursor, Page},
    problem::Result,
    query::Query,
    text,
};

/// Which units.
#[derive(Debug, Deserialize, Validate, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct UnitQuery {
    /// Those that report to this unit; without it, those that report to the head of the body.
    under: Option<UnitId>,
    /// The beginning of the name, at whatever level; accents and case do not matter.
    #[validate(length(max = 200))]
    #[param(max_length = 200, example = "διευθυνση π")]
    q: Option<String>,
    /// Rows in the page.
    #[validate(range(min = 1, max = 100))]
    #[param(minimum = 1, maximum = 100, default = 20)]
    limit: Option<u64>,
    /// The `next` of the page before.
    #[validate(length(max = 512))]
    #[param(max_length = 512)]
    after: Option<String>,
}

/// List the units of a public body.
///
/// One level of the tree, by name; or, with `q`, those of all levels whose name begins so.
#[utoipa::path(tag = "organisations", params(OrganisationId, UnitQuery), security((), ("bearer" = [])), responses(
    (status = OK, description = "A page of units", body = Page<Unit>)))]
#[get("/organisations/{id}/units")]
pub async fn list_units(
    viewer: Viewer,
    db: web::Data<Db>,
    id: web::Path<OrganisationId>,
    Query(query): Query<UnitQuery>,
) -> Result<Json<Page<Unit>>> {
    let body = find(&***db, *id).await?;
    let mut wanted = Condition::all().add(COLUMN.organisation_id.eq(body.id));
    let beginning = query.q.as_deref().map(|q| text::fold(q.trim())).filter(|q| !q.is_empty());
    wanted = match (beginning, query.under) {
        (Some(beginning), _) => wanted.add(COLUMN.sort_name.starts_with(escaped(&beginning))),
        (None, Some(under)) => wanted.add(COLUMN.supervisor_id.eq(under)),
        (None, None) => wanted.add(COLUMN.supervisor_id.is_null()),
    };
    if let Some((name, id)) = Cursor::decode::<(String, UnitId)>(query.after.as_deref())? {
        let place = [Expr::col((Entity, Column::SortName)), Expr::col((Entity, Column::Id))];
        wanted = wanted.add(page::behind(place, name, id.0));
    }
    let rows = Entity::find()
        .filter(wanted)
        .order_by_asc(Column::SortName)
        .order_by_asc(Column::Id)
        .limit(page::fetch(query.limit))
        .all(&***db)
        .await?;
    let page = Page::of(rows, query.limit, |row| (row.sort_name.clone(), row.id), |row| row);
    let items = Unit::all(&***db, page.items, &viewer).await?;
    Ok(Json(Page { items, next: page.next }))
}

/// Without the signs that mean something to LIKE.
fn escaped(text: &str) -> String {
    text.chars().filter(|letter| !matches!(letter, '%' | '_' | '\\')).collect()
}
