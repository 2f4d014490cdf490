use actix_web::{get, web};
use sea_orm::{EntityTrait, QueryFilter, QueryOrder};
use serde::{Deserialize, Serialize};
use time::Date;
use utoipa::{IntoParams, ToSchema};
use validator::Validate;

use super::{entity::ClientId, show::find};
use crate::{
    integrations::policy::Administer,
    platform::{
        auth::Auth,
        db::Db,
        json::Json,
        problem::Result,
        query::Query,
        time::{days, iso_date},
        usage,
    },
};

/// How far back.
#[derive(Debug, Deserialize, Validate, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct UsageQuery {
    /// So many days, today the last of them.
    #[validate(range(min = 1, max = 366))]
    #[param(minimum = 1, maximum = 366, default = 30)]
    days: Option<u64>,
}

/// What an API client has used, day by day.
#[derive(Debug, Serialize, ToSchema)]
pub struct ClientUsage {
    /// The earliest first, each day once, in UTC.
    pub days: Vec<ClientUsageDay>,
}

/// A day of an API client.
#[derive(Debug, Serialize, ToSchema)]
pub struct ClientUsageDay {
    #[serde(with = "iso_date")]
    pub day: Date,
    /// Requests that were answered.
    pub requests: i64,
    /// Of these, the ones answered with an error.
    pub refused: i64,
}

/// Show what an API client has used.
///
/// Requests by day, of all replicas together; the last seconds may be missing.
#[utoipa::path(tag = "integrations", params(ClientId, UsageQuery), responses((status = OK, description = "Its days", body = ClientUsage)))]
#[get("/api-clients/{id}/usage")]
pub async fn show_client_usage(
    _: Auth<Administer>,
    db: web::Data<Db>,
    id: web::Path<ClientId>,
    Query(query): Query<UsageQuery>,
) -> Result<Json<ClientUsage>> {
    let client = find(&***db, *id).await?;
    let today = db.now().date();
    let first = (db.now() - days(query.days.unwrap_or(30) - 1)).date();
    let rows = usage::Entity::find()
        .filter(usage::COLUMN.client_id.eq(client.id.0))
        .filter(usage::COLUMN.day.gte(first))
        .order_by_asc(usage::Column::Day)
        .all(&***db)
        .await?;
    let mut rows = rows.into_iter().peekable();
    let mut shown = Vec::new();
    let mut next = Some(first);
    while let Some(day) = next.filter(|day| *day <= today) {
        let counted = rows.next_if(|row| row.day == day);
        let (requests, refused) = counted.map_or((0, 0), |row| (row.requests, row.refused));
        shown.push(ClientUsageDay { day, requests, refused });
        next = day.next_day();
    }
    Ok(Json(ClientUsage { days: shown }))
}
