use actix_web::{post, web};
use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel, QueryFilter, Set};
use serde::Deserialize;
use utoipa::ToSchema;
use validator::Validate;

use super::{
    entity::{ActiveModel, COLUMN, Entity, Model, NewsletterSubscriptionId, SubscriptionStatus},
    letter,
};
use crate::platform::{
    audit::did,
    auth::Viewer,
    db::{Db, Tx},
    json::{Accepted, Json},
    language::Language,
    problem::Result,
    random::token_hash,
    request::RequestContext,
    time::days,
};

/// How long the link of the mail is good.
const LINK_DAYS: u64 = 3;
/// One mail to an address within this time, however often it is entered.
const MINUTES_BETWEEN_MAILS: u64 = 15;

/// Who wants the newsletter.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewSubscription {
    #[validate(email, length(min = 3, max = 254))]
    #[schema(min_length = 3, max_length = 254, format = "email", example = "e.zacharaki@ioannina.gr")]
    pub email: String,
    /// In which it is written to the address; that of the request otherwise.
    #[serde(default)]
    pub language: Option<Language>,
}

/// Subscribe to the newsletter.
///
/// A mail asks whether the address wants it; nothing else is sent before that. The answer is the same whether the
/// address is known or not.
#[utoipa::path(tag = "newsletter", security(()), responses(
    (status = ACCEPTED, description = "A mail with a link is on its way, unless there is nothing to confirm")))]
#[post("/newsletter/subscriptions")]
pub async fn subscribe_newsletter(
    db: web::Data<Db>,
    Json(form): Json<NewSubscription>,
) -> Result<Accepted<()>> {
    let email = form.email.trim().to_lowercase();
    let language = form.language.unwrap_or_else(RequestContext::language);
    let token = db.random().token();
    let tx = db.begin(&Viewer(None)).await?;
    let known = Entity::find().filter(COLUMN.email.eq(&email)).one(&*tx).await?;
    let subject = match known {
        Some(known) if !wants_a_mail(&known, &tx) => known.id,
        known => {
            let asked = ask(&tx, known, email, language, &token).await?;
            letter::ask(&tx, &asked, &token).await?;
            asked.id
        }
    };
    let event = did("newsletter.requested", "newsletter_subscription", subject);
    tx.commit_answering(event, Accepted(())).await
}

/// Who receives it already needs none, and who was written to a moment ago needs no second one.
fn wants_a_mail(known: &Model, tx: &Tx) -> bool {
    let quiet = std::time::Duration::from_mins(MINUTES_BETWEEN_MAILS);
    let asked_at = known.confirm_expires_at.map(|expires| expires - days(LINK_DAYS));
    let just_asked = asked_at.is_some_and(|at| at + quiet > tx.now());
    known.status != SubscriptionStatus::Confirmed && !just_asked
}

async fn ask(tx: &Tx, known: Option<Model>, email: String, language: Language, token: &str) -> Result<Model> {
    let (hash, expires) = (Some(token_hash(token)), Some(tx.now() + days(LINK_DAYS)));
    if let Some(known) = known {
        let mut change = known.into_active_model();
        change.status = Set(SubscriptionStatus::Pending);
        change.language = Set(language);
        change.confirm_hash = Set(hash);
        change.confirm_expires_at = Set(expires);
        return Ok(change.update(&**tx).await?);
    }
    let row = ActiveModel {
        id: Set(tx.new_id::<NewsletterSubscriptionId>()),
        email: Set(email),
        language: Set(language),
        member_id: Set(None),
        status: Set(SubscriptionStatus::Pending),
        confirm_hash: Set(hash),
        confirm_expires_at: Set(expires),
        unsubscribe_token: Set(tx.random().token()),
        created_at: Set(tx.now()),
        confirmed_at: Set(None),
        unsubscribed_at: Set(None),
    };
    Ok(row.insert(&**tx).await?)
}
