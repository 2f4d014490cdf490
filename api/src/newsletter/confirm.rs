use actix_web::{HttpResponse, post, web};
use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel, QueryFilter, Set};
use serde::Deserialize;
use utoipa::ToSchema;
use validator::Validate;

use super::{
    LINK_ENDED,
    entity::{COLUMN, Entity, SubscriptionStatus},
    letter,
};
use crate::platform::{audit::did, auth::Viewer, db::Db, json::Json, problem::Result, random::token_hash};

/// The secret of the mail's link.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SubscriptionToken {
    #[validate(length(min = 1, max = 128))]
    #[schema(min_length = 1, max_length = 128)]
    pub token: String,
}

/// Confirm a subscription.
///
/// What the page behind the mail's link posts: opening the link alone changes nothing, since mail scanners open links.
/// It acts once, and within three days.
#[utoipa::path(tag = "newsletter", security(()), responses(
    (status = NO_CONTENT, description = "The address receives the newsletter")))]
#[post("/newsletter/subscriptions/confirm")]
pub async fn confirm_subscription(
    db: web::Data<Db>,
    Json(form): Json<SubscriptionToken>,
) -> Result<HttpResponse> {
    let tx = db.begin(&Viewer(None)).await?;
    let asked = Entity::find()
        .filter(COLUMN.confirm_hash.eq(token_hash(&form.token)))
        .one(&*tx)
        .await?
        .filter(|it| it.confirm_expires_at.is_some_and(|expires| expires > tx.now()))
        .ok_or(LINK_ENDED)?;
    let mut change = asked.into_active_model();
    change.status = Set(SubscriptionStatus::Confirmed);
    change.confirm_hash = Set(None);
    change.confirm_expires_at = Set(None);
    change.confirmed_at = Set(Some(tx.now()));
    change.unsubscribed_at = Set(None);
    let subscription = change.update(&*tx).await?;
    letter::welcome(&tx, &subscription).await?;
    tx.commit(did("newsletter.confirmed", "newsletter_subscription", subscription.id)).await?;
    Ok(HttpResponse::NoContent().finish())
}
