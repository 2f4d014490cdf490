use actix_web::{get, put, web};
use sea_orm::{ActiveModelTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter, Set};
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;
use validator::Validate;

use super::entity::{ActiveModel, COLUMN, Entity, Model, SubscriptionStatus};
use crate::{
    members::{self, ConsentKind, MemberId, member},
    platform::{
        audit::did,
        auth::SignedIn,
        db::{Db, Tx},
        json::Json,
        problem::{Problem, Result},
    },
};

/// Whether the person receives the newsletter.
#[derive(Debug, Serialize, ToSchema)]
pub struct MyNewsletter {
    pub subscribed: bool,
    /// Where it is sent.
    pub email: String,
}

/// What the person wants.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewsletterChoice {
    pub subscribed: bool,
}

/// Show whether I receive the newsletter.
///
/// Whoever asked for it at registration receives it from the moment their address was verified, until they choose
/// otherwise.
#[utoipa::path(tag = "newsletter", responses(
    (status = OK, description = "The choice", body = MyNewsletter)))]
#[get("/me/newsletter")]
pub async fn show_my_newsletter(person: SignedIn, db: web::Data<Db>) -> Result<Json<MyNewsletter>> {
    let member = me(&***db, &person).await?;
    let subscribed = match of_address(&***db, &member.email).await? {
        Some(subscription) => subscription.status == SubscriptionStatus::Confirmed,
        None => false,
    };
    Ok(Json(MyNewsletter { subscribed, email: member.email }))
}

/// Choose whether I receive the newsletter.
///
/// A member's address has been verified, so no mail asks again. The choice stands in the log of consents.
#[utoipa::path(tag = "newsletter", responses(
    (status = OK, description = "The choice", body = MyNewsletter)))]
#[put("/me/newsletter")]
pub async fn choose_my_newsletter(
    person: SignedIn,
    db: web::Data<Db>,
    Json(form): Json<NewsletterChoice>,
) -> Result<Json<MyNewsletter>> {
    let tx = db.begin(&person).await?;
    let member = me(&*tx, &person).await?;
    let subscription = keep(&tx, &member, form.subscribed).await?;
    members::log_consent(&tx, member.id, ConsentKind::Newsletter, form.subscribed).await?;
    let event = did("newsletter.chosen", "newsletter_subscription", subscription.id);
    tx.commit(event.to(json!({ "subscribed": form.subscribed }))).await?;
    Ok(Json(MyNewsletter { subscribed: form.subscribed, email: member.email }))
}

pub async fn keep(tx: &Tx, member: &member::Model, subscribed: bool) -> Result<Model> {
    let now = tx.now();
    let status = if subscribed { SubscriptionStatus::Confirmed } else { SubscriptionStatus::Unsubscribed };
    let known = of_address(&**tx, &member.email).await?;
    let is_new = known.is_none();
    let mut row = match known {
        Some(known) => known.into_active_model(),
        None => ActiveModel {
            id: Set(tx.new_id()),
            email: Set(member.email.clone()),
            language: Set(member.language),
            confirmed_at: Set(None),
            unsubscribed_at: Set(None),
            unsubscribe_token: Set(tx.random().token()),
            created_at: Set(now),
            ..Default::default()
        },
    };
    row.member_id = Set(Some(member.id));
    row.status = Set(status);
    row.confirm_hash = Set(None);
    row.confirm_expires_at = Set(None);
    if subscribed {
        row.confirmed_at = Set(Some(now));
        row.unsubscribed_at = Set(None);
    } else {
        row.unsubscribed_at = Set(Some(now));
    }
    Ok(if is_new { row.insert(&**tx).await? } else { row.update(&**tx).await? })
}

async fn me(db: &impl ConnectionTrait, person: &SignedIn) -> Result<member::Model> {
    let found = member::Entity::find_by_id(MemberId(person.member_id)).one(db).await?;
    found.ok_or_else(Problem::not_found)
}

pub async fn of_address(db: &impl ConnectionTrait, email: &str) -> Result<Option<Model>> {
    Ok(Entity::find().filter(COLUMN.email.eq(email)).one(db).await?)
}
