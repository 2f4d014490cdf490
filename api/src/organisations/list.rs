use actix_web::{get, web};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect, sea_query::Expr};
use serde::Deserialize;
use utoipa::IntoParams;
use validator::Validate;

use super::{
    domain::find_by_domain,
    entity::organisation::{COLUMN, Column, Entity, OrganisationId, OrganisationKind, OrganisationStatus},
    form::ORGANISATION,
    region,
    view::Organisation,
};
use crate::platform::{
    auth::Viewer,
    db::Db,
    json::Json,
    page::{self, Cursor, Page},
    problem::Result,
    query::Query,
    search,
};

/// Which public bodies.
#[derive(Debug, Deserialize, Validate, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct OrganisationQuery {
    /// Words of the name, initials or code; accents and case do not matter, the last word may be a beginning.
    #[validate(length(max = 200))]
    #[param(max_length = 200, example = "δημος ιωαννιτων")]
    q: Option<String>,
    kind: Option<OrganisationKind>,
    /// NUTS code; of a part of the country: all its regions.
    #[validate(length(max = 4))]
    #[param(max_length = 4, example = "EL54")]
    region: Option<String>,
    status: Option<OrganisationStatus>,
    /// The one body to which this e-mail domain belongs.
    #[validate(length(max = 253))]
    #[param(max_length = 253, example = "ioannina.gr")]
    domain: Option<String>,
    /// Rows in the page.
    #[validate(range(min = 1, max = 100))]
    #[param(minimum = 1, maximum = 100, default = 20)]
    limit: Option<u64>,
    /// The `next` of the page before.
    #[validate(length(max = 512))]
    #[param(max_length = 512)]
    after: Option<String>,
}

/// List public bodies.
///
/// By name. The registry is public: whoever registers chooses the body from it.
#[utoipa::path(tag = "organisations", params(OrganisationQuery), security((), ("bearer" = [])), responses(
    (status = OK, description = "A page of public bodies", body = Page<Organisation>)))]
#[get("/organisations")]
pub async fn list_organisations(
    viewer: Viewer,
    db: web::Data<Db>,
    Query(query): Query<OrganisationQuery>,
) -> Result<Json<Page<Organisation>>> {
    let mut wanted = Condition::all();
    if let Some(q) = &query.q {
        wanted = wanted.add_option(search::matching(&db, ORGANISATION, q, Column::Id));
    }
    if let Some(kind) = query.kind {
        wanted = wanted.add(COLUMN.kind.eq(kind));
    }
    if let Some(region) = query.region {
        wanted = wanted.add(match region::within(&region)[..] {
            [one] => COLUMN.region.eq(one),
            ref several => COLUMN.region.is_in(several.iter().copied()),
        });
    }
    if let Some(status) = query.status {
        wanted = wanted.add(COLUMN.status.eq(status));
    }
    if let Some(domain) = query.domain {
        let owner = find_by_domain(&***db, &domain.trim().to_lowercase()).await?;
        wanted = wanted.add(COLUMN.id.is_in(owner.map(|owner| owner.id)));
    }
    if let Some((name, id)) = Cursor::decode::<(String, OrganisationId)>(query.after.as_deref())? {
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
    let items = Organisation::all(&***db, page.items, &viewer).await?;
    Ok(Json(Page { items, next: page.next }))
}
