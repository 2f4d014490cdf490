use actix_web::{post, web};
use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel, Set};
use serde::Deserialize;
use serde_json::json;
use utoipa::ToSchema;
use validator::Validate;

use super::{
    LINK_EXPIRED,
    entity::{
        member::{self, PasswordHash},
        one_time_token::TokenPurpose,
    },
    letters, my_sessions, one_time, password_strength, policy,
};
use crate::platform::{
    audit::{Identity, did},
    db::{Db, Tx},
    json::{Json, NoContent},
    password::Passwords,
    problem::Result,
};

/// A new password, by the token of a mail.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PasswordReset {
    #[validate(length(min = 1, max = 128))]
    #[schema(min_length = 1, max_length = 128)]
    pub token: String,
    #[validate(length(min = 10, max = 128))]
    #[schema(min_length = 10, max_length = 128, example = "θάλασσα-βουνό-42")]
    pub password: String,
}

/// Set a new password.
///
/// By the token of the mail, once. All sessions of the person end.
#[utoipa::path(tag = "members", security(()), responses((status = NO_CONTENT, description = "The password is set")))]
#[post("/members/reset-password")]
pub async fn reset_password(
    db: web::Data<Db>,
    passwords: web::Data<Passwords>,
    Json(form): Json<PasswordReset>,
) -> Result<NoContent> {
    let hash = passwords.hash(db.random(), form.password.clone()).await?;
    let tx = db.begin(&Identity::Visitor).await?;
    let id = one_time::redeem(&tx, &form.token, TokenPurpose::ResetPassword).await?;
    let member = member::Entity::find_by_id(id).one(&*tx).await?.ok_or(LINK_EXPIRED)?;
    if !policy::may_sign_in(member.status) {
        return Err(LINK_EXPIRED.into());
    }
    // Refused, the token stays good: nothing has been committed.
    let names = [member.given_name.as_str(), member.family_name.as_str()];
    password_strength::check("/password", &form.password, &member.email, &names)?;
    set(&tx, &member, PasswordHash(hash)).await?;
    my_sessions::end_all(&tx, member.id, None).await?;
    tx.commit(did("members.password_changed", "member", member.id).to(json!({ "by": "mail" }))).await?;
    Ok(NoContent)
}

/// Writes the new password, and tells the person that it is a new one.
///
/// # Errors
/// When the database refuses.
pub(super) async fn set(tx: &Tx, member: &member::Model, hash: PasswordHash) -> Result<()> {
    let mut change = member.clone().into_active_model();
    change.password_hash = Set(Some(hash));
    change.update(&**tx).await?;
    one_time::withdraw(tx, member.id, TokenPurpose::ResetPassword).await?;
    letters::write(tx, member, "password_changed", json!({})).await
}
