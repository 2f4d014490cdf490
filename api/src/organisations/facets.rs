use actix_web::{get, web};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QuerySelect};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use validator::Validate;

use super::{
    entity::organisation::{COLUMN, Column, Entity, OrganisationKind, OrganisationStatus},
    form::ORGANISATION,
    region,
};
use crate::platform::{db::Db, json::Json, problem::Result, query::Query, search};

/// What the list is narrowed by.
#[derive(Debug, Deserialize, Validate, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct OrganisationFacetQuery {
    /// Words of the name, initials or code.
    #[validate(length(max = 200))]
    #[param(max_length = 200)]
    q: Option<String>,
    kind: Option<OrganisationKind>,
    /// NUTS code.
    #[validate(length(max = 4))]
    #[param(max_length = 4)]
    region: Option<String>,
    status: Option<OrganisationStatus>,
}

/// A value of a facet, and how many bodies have it.
#[derive(Debug, Serialize, ToSchema)]
pub struct OrganisationFacet {
    #[schema(example = "municipality")]
    pub value: String,
    pub count: i64,
}

/// How many bodies there are for each choice of each facet, given the other choices.
#[derive(Debug, Serialize, ToSchema)]
pub struct OrganisationFacets {
    pub kind: Vec<OrganisationFacet>,
    pub region: Vec<OrganisationFacet>,
}

/// Count public bodies by facet.
///
/// For each facet, how many bodies each of its values would show beside the other choices; values without any are left
/// out.
#[utoipa::path(tag = "organisations", params(OrganisationFacetQuery), security((), ("bearer" = [])), responses(
    (status = OK, description = "The counts", body = OrganisationFacets)))]
#[get("/organisation-facets")]
pub async fn count_organisation_facets(
    db: web::Data<Db>,
    Query(query): Query<OrganisationFacetQuery>,
) -> Result<Json<OrganisationFacets>> {
    let mut both = Condition::all();
    if let Some(q) = &query.q {
        both = both.add_option(search::matching(&db, ORGANISATION, q, Column::Id));
    }
    if let Some(status) = query.status {
        both = both.add(COLUMN.status.eq(status));
    }
    let by_region = query.region.map(|region| COLUMN.region.is_in(region::within(&region)));
    let by_kind = query.kind.map(|kind| COLUMN.kind.eq(kind));
    let (kinds, regions) = (both.clone().add_option(by_region), both.add_option(by_kind));
    Ok(Json(OrganisationFacets {
        kind: counts(&db, Column::Kind, kinds).await?,
        region: counts(&db, Column::Region, regions).await?,
    }))
}

async fn counts(db: &Db, facet: Column, wanted: Condition) -> Result<Vec<OrganisationFacet>> {
    let rows: Vec<(String, i64)> = Entity::find()
        .select_only()
        .column(facet)
        .column_as(Column::Id.count(), "count")
        .filter(wanted)
        .filter(facet.is_not_null())
        .group_by(facet)
        .into_tuple()
        .all(&**db)
        .await?;
    let mut counts: Vec<_> =
        rows.into_iter().map(|(value, count)| OrganisationFacet { value, count }).collect();
    counts.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.value.cmp(&b.value)));
    Ok(counts)
}
