use actix_web::{HttpResponse, post, web};
use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel, QueryFilter, Set};
use serde::Deserialize;
use utoipa::IntoParams;
use validator::Validate;

use super::entity::{COLUMN, Entity, SubscriptionStatus};
use crate::platform::{
    audit::did,
    auth::Viewer,
    db::Db,
    problem::{Problem, Result},
    query::Query,
};

/// The secret that every mail of the newsletter carries.
#[derive(Debug, Deserialize, Validate, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct UnsubscribeQuery {
    #[validate(length(min = 1, max = 128))]
    #[param(min_length = 1, max_length = 128)]
    token: String,
}

/// Unsubscribe from the newsletter.
///
/// What mail programs post to by one click (RFC 8058), and what the page behind the link in the mail posts to. It
/// needs no login, and a second time changes nothing. A GET is refused, since mail scanners follow links.
#[utoipa::path(tag = "newsletter", params(UnsubscribeQuery), security(()), responses(
    (status = NO_CONTENT, description = "The address receives nothing more")))]
#[post("/newsletter/unsubscribe")]
pub async fn unsubscribe_newsletter(
    db: web::Data<Db>,
    Query(query): Query<UnsubscribeQuery>,
) -> Result<HttpResponse> {
    let is_token = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
    if !query.token.bytes().all(is_token) {
        return Err(Problem::not_found());
    }
    let tx = db.begin(&Viewer(None)).await?;
    let subscription = Entity::find()
        .filter(COLUMN.unsubscribe_token.eq(&query.token))
        .one(&*tx)
        .await?
        .ok_or_else(Problem::not_found)?;
    if subscription.status == SubscriptionStatus::Unsubscribed {
        return Ok(HttpResponse::NoContent().finish());
    }
    let mut change = subscription.into_active_model();
    change.status = Set(SubscriptionStatus::Unsubscribed);
    change.confirm_hash = Set(None);
    change.confirm_expires_at = Set(None);
    change.unsubscribed_at = Set(Some(tx.now()));
    let subscription = change.update(&*tx).await?;
    tx.commit(did("newsletter.unsubscribed", "newsletter_subscription", subscription.id)).await?;
    Ok(HttpResponse::NoContent().finish())
}
