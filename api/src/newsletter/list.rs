use actix_web::{get, web};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use validator::Validate;

use super::{
    entity::{COLUMN, Column, Entity, Model, NewsletterSubscriptionId, SubscriptionStatus},
    policy::Read,
};
use crate::platform::{
    auth::Auth,
    db::Db,
    json::Json,
    language::Language,
    page::{self, Cursor, Page},
    problem::Result,
    query::Query,
    time::Timestamp,
};

/// Which subscriptions.
#[derive(Debug, Deserialize, Validate, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct SubscriptionQuery {
    status: Option<SubscriptionStatus>,
    /// Rows in the page.
    #[validate(range(min = 1, max = 100))]
    #[param(minimum = 1, maximum = 100, default = 20)]
    limit: Option<u64>,
    /// The `next` of the page before.
    #[validate(length(max = 512))]
    #[param(max_length = 512)]
    after: Option<String>,
}

/// A subscription to the newsletter.
#[derive(Debug, Serialize, ToSchema)]
pub struct Subscription {
    pub id: NewsletterSubscriptionId,
    pub email: String,
    pub language: Language,
    pub status: SubscriptionStatus,
    /// Whether it is a member's choice in the profile.
    pub is_member: bool,
    pub created_at: Timestamp,
    pub confirmed_at: Option<Timestamp>,
    pub unsubscribed_at: Option<Timestamp>,
}

/// List the subscriptions to the newsletter.
///
/// Newest first.
#[utoipa::path(tag = "newsletter", params(SubscriptionQuery), responses(
    (status = OK, description = "A page of subscriptions", body = Page<Subscription>)))]
#[get("/newsletter/subscriptions")]
pub async fn list_subscriptions(
    _: Auth<Read>,
    db: web::Data<Db>,
    Query(query): Query<SubscriptionQuery>,
) -> Result<Json<Page<Subscription>>> {
    let mut select = Entity::find().order_by_desc(Column::Id).limit(page::fetch(query.limit));
    if let Some(status) = query.status {
        select = select.filter(COLUMN.status.eq(status));
    }
    if let Some(after) = Cursor::id::<NewsletterSubscriptionId>(query.after.as_deref())? {
        select = select.filter(COLUMN.id.lt(after));
    }
    let rows = select.all(&***db).await?;
    Ok(Json(Page::of(rows, query.limit, |row| row.id, Subscription::of)))
}

impl Subscription {
    fn of(row: Model) -> Self {
        Self {
            id: row.id,
            email: row.email,
            language: row.language,
            status: row.status,
            is_member: row.member_id.is_some(),
            created_at: row.created_at,
            confirmed_at: row.confirmed_at,
            unsubscribed_at: row.unsubscribed_at,
        }
    }
}
