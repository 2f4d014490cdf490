use actix_web::{get, web};
use sea_orm::QuerySelect;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use validator::Validate;

use super::{
    entity::{CostBand, LibraryEntryStatus, Lifecycle},
    fields::is_region,
    filters::Filters,
    order::Order,
    view::{LibraryCard, cards},
};
use crate::{
    organisations::OrganisationKind,
    platform::{
        auth::Viewer,
        db::Db,
        json::Json,
        page::{self, Page},
        policy_area::PolicyArea,
        problem::Result,
        query::Query,
    },
};

/// In which order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum LibrarySort {
    #[default]
    Newest,
    MostAdopted,
    Title,
}

/// Which entries, in which order.
#[derive(Debug, Deserialize, Validate, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct LibraryQuery {
    /// Words of the entry, in any form, with accents or without.
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
    featured: Option<bool>,
    /// Drafts and withdrawn entries are found by those who may write them.
    status: Option<LibraryEntryStatus>,
    #[param(inline)]
    sort: Option<LibrarySort>,
    /// Rows in the page.
    #[validate(range(min = 1, max = 100))]
    #[param(minimum = 1, maximum = 100, default = 20)]
    limit: Option<u64>,
    /// The `next` of the page before, of the same order.
    #[validate(length(max = 1024))]
    #[param(max_length = 1024)]
    after: Option<String>,
}

/// List library entries.
///
/// Search forgives accents, case and inflection. Facets narrow the list; how many fit each is told by
/// `/library-entries/facets`.
#[utoipa::path(tag = "library", params(LibraryQuery), security((), ("bearer" = [])), responses(
    (status = OK, description = "A page of entries", body = Page<LibraryCard>)))]
#[get("/library-entries")]
pub async fn list_library_entries(
    viewer: Viewer,
    db: web::Data<Db>,
    Query(query): Query<LibraryQuery>,
) -> Result<Json<Page<LibraryCard>>> {
    let filters = Filters {
        q: query.q,
        theme: query.theme,
        body_kind: query.body_kind,
        region: query.region,
        lifecycle: query.lifecycle,
        cost_band: query.cost_band,
        featured: query.featured,
        status: query.status,
    };
    let order = match query.sort.unwrap_or_default() {
        // Drafts have no day of publication: the order of their ids is that of their making.
        LibrarySort::Newest if query.status == Some(LibraryEntryStatus::Draft) => Order::Made,
        LibrarySort::Newest => Order::Published,
        LibrarySort::MostAdopted => Order::Adoptions,
        LibrarySort::Title => Order::Title,
    };
    let select = filters.select(&db, &viewer, None).limit(page::fetch(query.limit));
    let cards = cards(&***db, order.of(select, query.after.as_deref())?).await?;
    Ok(Json(Page::of(cards, query.limit, |card| order.key(card), |card| card)))
}
