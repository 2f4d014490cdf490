use actix_web::{get, web};
use sea_orm::{ColumnTrait, PaginatorTrait, QueryFilter, QuerySelect};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use validator::Validate;

use super::{
    entity::{CostBand, Lifecycle, library_entry},
    fields::is_region,
    filters::{Facet, Filters},
};
use crate::{
    organisations::OrganisationKind,
    platform::{auth::Viewer, db::Db, json::Json, policy_area::PolicyArea, problem::Result, query::Query},
};

/// What the list is narrowed by.
#[derive(Debug, Deserialize, Validate, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct FacetQuery {
    /// Words of the entry.
    #[validate(length(max = 200))]
    #[param(max_length = 200)]
    q: Option<String>,
    theme: Option<PolicyArea>,
    body_kind: Option<OrganisationKind>,
    /// NUTS-2 code.
    #[validate(length(max = 5), custom(function = is_region))]
    #[param(max_length = 5)]
    region: Option<String>,
    lifecycle: Option<Lifecycle>,
    cost_band: Option<CostBand>,
}

/// A value of a facet, and how many entries have it.
#[derive(Debug, Serialize, ToSchema)]
pub struct FacetCount {
    #[schema(example = "health")]
    pub value: String,
    pub count: i64,
}

/// How many published entries there are for each choice of each facet, given the other choices.
#[derive(Debug, Serialize, ToSchema)]
pub struct LibraryFacets {
    /// How many fit all that was asked for.
    pub total: u64,
    pub theme: Vec<FacetCount>,
    pub body_kind: Vec<FacetCount>,
    pub region: Vec<FacetCount>,
    pub lifecycle: Vec<FacetCount>,
    pub cost_band: Vec<FacetCount>,
}

/// Count library entries by facet.
///
/// For each facet, how many entries each of its values would show beside the other choices; values without any are
/// left out. The most frequent stand first.
#[utoipa::path(tag = "library", params(FacetQuery), security((), ("bearer" = [])), responses(
    (status = OK, description = "The counts", body = LibraryFacets)))]
#[get("/library-entries/facets")]
pub async fn count_library_facets(
    db: web::Data<Db>,
    Query(query): Query<FacetQuery>,
) -> Result<Json<LibraryFacets>> {
    let filters = Filters {
        q: query.q,
        theme: query.theme,
        body_kind: query.body_kind,
        region: query.region,
        lifecycle: query.lifecycle,
        cost_band: query.cost_band,
        ..Filters::default()
    };
    Ok(Json(LibraryFacets {
        total: filters.select(&db, &Viewer(None), None).count(&***db).await?,
        theme: counts(&db, &filters, Facet::Theme).await?,
        body_kind: counts(&db, &filters, Facet::BodyKind).await?,
        region: counts(&db, &filters, Facet::Region).await?,
        lifecycle: counts(&db, &filters, Facet::Lifecycle).await?,
        cost_band: counts(&db, &filters, Facet::CostBand).await?,
    }))
}

/// One query a facet; each is answered by an index that begins with the status and the facet.
async fn counts(db: &Db, filters: &Filters, facet: Facet) -> Result<Vec<FacetCount>> {
    let rows: Vec<(String, i64)> = filters
        .select(db, &Viewer(None), Some(facet))
        .select_only()
        .column(facet.column())
        .column_as(library_entry::Column::Id.count(), "count")
        .filter(facet.column().is_not_null())
        .group_by(facet.column())
        .into_tuple()
        .all(&**db)
        .await?;
    let mut counts: Vec<FacetCount> =
        rows.into_iter().map(|(value, count)| FacetCount { value, count }).collect();
    counts.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.value.cmp(&b.value)));
    Ok(counts)
}
