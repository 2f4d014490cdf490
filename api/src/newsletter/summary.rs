use actix_web::{get, web};
use sea_orm::{ColumnTrait, EntityTrait, QuerySelect};
use serde::Serialize;
use utoipa::ToSchema;

use super::{
    entity::{Column, Entity, SubscriptionStatus},
    policy::Read,
};
use crate::platform::{auth::Auth, db::Db, json::Json, problem::Result};

/// How many addresses are in each state.
#[derive(Debug, Default, Serialize, ToSchema)]
pub struct SubscriptionSummary {
    /// Asked by mail, not confirmed.
    pub pending: i64,
    /// Receive it.
    pub confirmed: i64,
    pub unsubscribed: i64,
}

/// Count the subscriptions to the newsletter.
///
/// By their state, in one query.
#[utoipa::path(tag = "newsletter", responses(
    (status = OK, description = "The counts", body = SubscriptionSummary)))]
#[get("/newsletter/summary")]
pub async fn summarise_subscriptions(_: Auth<Read>, db: web::Data<Db>) -> Result<Json<SubscriptionSummary>> {
    let counts: Vec<(SubscriptionStatus, i64)> = Entity::find()
        .select_only()
        .column(Column::Status)
        .column_as(Column::Id.count(), "count")
        .group_by(Column::Status)
        .into_tuple()
        .all(&***db)
        .await?;
    let of = |status| counts.iter().find(|(each, _)| *each == status).map_or(0, |(_, count)| *count);
    Ok(Json(SubscriptionSummary {
        pending: of(SubscriptionStatus::Pending),
        confirmed: of(SubscriptionStatus::Confirmed),
        unsubscribed: of(SubscriptionStatus::Unsubscribed),
    }))
}
