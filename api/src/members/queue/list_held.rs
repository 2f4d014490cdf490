use actix_web::{get, web};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::Deserialize;
use utoipa::IntoParams;
use validator::Validate;

use super::{
    super::{
        entity::{DecisionStatus, HeldDecisionId, held_decision},
        policy::Administer,
    },
    held::HeldDecision,
};
use crate::platform::{
    auth::Auth,
    db::Db,
    json::Json,
    page::{self, Cursor, Page},
    problem::Result,
    query::Query,
};

/// Which decisions.
#[derive(Debug, Deserialize, Validate, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct HeldDecisionQuery {
    /// `held` are those that can be undone.
    status: Option<DecisionStatus>,
    /// Rows in the page.
    #[validate(range(min = 1, max = 100))]
    #[param(minimum = 1, maximum = 100, default = 20)]
    limit: Option<u64>,
    /// The `next` of the page before.
    #[validate(length(max = 512))]
    #[param(max_length = 512)]
    after: Option<String>,
}

/// List decisions on registrations.
///
/// Newest first: those that are still held, and what became of the others.
#[utoipa::path(tag = "members", params(HeldDecisionQuery), responses(
    (status = OK, description = "A page of decisions", body = Page<HeldDecision>)))]
#[get("/member-decisions")]
pub async fn list_held_decisions(
    _admin: Auth<Administer>,
    db: web::Data<Db>,
    Query(query): Query<HeldDecisionQuery>,
) -> Result<Json<Page<HeldDecision>>> {
    let mut select = held_decision::Entity::find()
        .order_by_desc(held_decision::Column::Id)
        .limit(page::fetch(query.limit));
    if let Some(status) = query.status {
        select = select.filter(held_decision::COLUMN.status.eq(status));
    }
    if let Some(after) = Cursor::id::<HeldDecisionId>(query.after.as_deref())? {
        select = select.filter(held_decision::COLUMN.id.lt(after));
    }
    let rows = select.all(&***db).await?;
    let page = Page::of(rows, query.limit, |row| row.id, |row| row);
    Ok(Json(Page { items: HeldDecision::all(&***db, page.items).await?, next: page.next }))
}
