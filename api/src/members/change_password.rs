use actix_web::{put, web};
use sea_orm::EntityTrait;
use serde::Deserialize;
use serde_json::json;
use utoipa::ToSchema;
use validator::Validate;

use super::{
    entity::{
        member::{self, MemberId, PasswordHash},
        session::SessionId,
    },
    my_sessions, password_strength,
    reset_password::set,
};
use crate::platform::{
    audit::did,
    auth::SignedIn,
    db::Db,
    json::{Json, NoContent},
    password::Passwords,
    problem::{Problem, Result},
    throttle::{self, Limit},
};

/// The old password and the new one.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PasswordChange {
    #[validate(length(min = 1, max = 128))]
    #[schema(min_length = 1, max_length = 128)]
    pub current_password: String,
    #[validate(length(min = 10, max = 128))]
    #[schema(min_length = 10, max_length = 128, example = "θάλασσα-βουνό-42")]
    pub password: String,
}

/// Change my password.
///
/// All other sessions end; this one stays.
#[utoipa::path(tag = "members", responses((status = NO_CONTENT, description = "The password is changed")))]
#[put("/me/password")]
pub async fn change_password(
    person: SignedIn,
    db: web::Data<Db>,
    passwords: web::Data<Passwords>,
    Json(form): Json<PasswordChange>,
) -> Result<NoContent> {
    let id = MemberId(person.member_id);
    let member = member::Entity::find_by_id(id).one(&***db).await?.ok_or_else(Problem::not_found)?;
    let limit = Limit::new("change_password", &id.to_string(), 5);
    throttle::take(&db, std::slice::from_ref(&limit)).await?;
    let stored = member.password_hash.clone().map(|hash| hash.0);
    if !passwords.verify(form.current_password, stored).await? {
        return Err(Problem::field("/current_password", "password_wrong"));
    }
    let names = [member.given_name.as_str(), member.family_name.as_str()];
    password_strength::check("/password", &form.password, &member.email, &names)?;
    let hash = passwords.hash(db.random(), form.password).await?;
    let tx = db.begin(&person).await?;
    throttle::forget(&tx, &limit).await?;
    set(&tx, &member, PasswordHash(hash)).await?;
    my_sessions::end_all(&tx, member.id, Some(SessionId(person.session_id))).await?;
    tx.commit(did("members.password_changed", "member", member.id).to(json!({ "by": "password" }))).await?;
    Ok(NoContent)
}
