use actix_web::{post, web};
use sea_orm::{ActiveModelTrait, IntoActiveModel, Set};
use serde::Serialize;
use serde_json::json;
use utoipa::ToSchema;

use super::{
    super::{following::SharedFollowers, verify_email::MailedToken},
    apply::apply,
    find::{Side, by_token},
};
use crate::platform::{
    audit::{Identity, did},
    db::Db,
    json::Json,
    problem::Result,
};

/// What a confirmation has brought about.
#[derive(Debug, Serialize, ToSchema)]
pub struct EmailChangeConfirmed {
    /// The new address.
    #[schema(example = "eleni@patra.gr")]
    pub email: String,
    /// Whether it is the person's from now on; else the other address has to confirm, too.
    pub done: bool,
}

/// Confirm a change of address.
///
/// By the token of either mail. Once both have confirmed, the address is changed; where it does not tell that the person works
/// for their body, an administrator looks at it, as at a registration.
#[utoipa::path(tag = "members", security(()), responses(
    (status = OK, description = "It is confirmed", body = EmailChangeConfirmed)))]
#[post("/members/email-change/confirm")]
pub async fn confirm_email_change(
    db: web::Data<Db>,
    followers: web::Data<SharedFollowers>,
    Json(form): Json<MailedToken>,
) -> Result<Json<EmailChangeConfirmed>> {
    let tx = db.begin(&Identity::Visitor).await?;
    let (change, side) = by_token(&*tx, &form.token, tx.now()).await?;
    let mut confirmed = change.into_active_model();
    match side {
        Side::Old => confirmed.old_confirmed_at = Set(Some(tx.now())),
        Side::New => confirmed.new_confirmed_at = Set(Some(tx.now())),
    }
    let change = confirmed.update(&*tx).await?;
    let done = change.old_confirmed_at.is_some() && change.new_confirmed_at.is_some();
    let (member, email) = (change.member_id, change.new_email.clone());
    if done {
        apply(&tx, &followers, change).await?;
    }
    tx.commit(did("members.email_change_confirmed", "member", member).to(json!({ "done": done }))).await?;
    Ok(Json(EmailChangeConfirmed { email, done }))
}
