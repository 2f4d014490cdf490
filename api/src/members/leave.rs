use actix_web::{post, web};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use serde::Deserialize;
use serde_json::json;
use utoipa::ToSchema;
use validator::Validate;

use super::{
    MEMBER_STATE,
    entity::{
        member::{self, MemberId, MemberStatus},
        member_role,
        standing_change::StandingRule,
    },
    following::SharedFollowers,
    form, letters, mandates, my_sessions, policy,
    show::find,
    standing,
    standing_log::Because,
};
use crate::platform::{
    audit::did,
    auth::SignedIn,
    db::{Db, Tx},
    json::{Json, NoContent},
    password::Passwords,
    problem::{Problem, Result},
    throttle::{self, Limit},
};

/// Leaving the network.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Leave {
    /// Whoever has a password names it.
    #[validate(length(max = 128))]
    #[schema(max_length = 128)]
    pub current_password: Option<String>,
    /// For the department, if I like.
    #[validate(length(max = 2000))]
    #[schema(max_length = 2000, example = "Συνταξιοδοτούμαι.")]
    pub reason: Option<String>,
}

/// Leave the network.
///
/// I am signed out everywhere, my roles and mandates end today, and no mail comes any more. What I contributed stays with my
/// name; to have that taken away, see `POST /me/erasure`. Registering again with the same address brings me back.
#[utoipa::path(tag = "members", responses((status = NO_CONTENT, description = "I have left")))]
#[post("/me/leave")]
pub async fn leave_network(
    person: SignedIn,
    db: web::Data<Db>,
    passwords: web::Data<Passwords>,
    followers: web::Data<SharedFollowers>,
    Json(form): Json<Leave>,
) -> Result<NoContent> {
    let id = MemberId(person.member_id);
    let member = member::Entity::find_by_id(id).one(&***db).await?.ok_or_else(Problem::not_found)?;
    let limit = Limit::new("leave", &id.to_string(), 5);
    if let Some(hash) = member.password_hash.clone() {
        throttle::take(&db, std::slice::from_ref(&limit)).await?;
        if !passwords.verify(form.current_password.unwrap_or_default(), Some(hash.0)).await? {
            return Err(Problem::field("/current_password", "password_wrong"));
        }
    }
    let tx = db.begin(&person).await?;
    throttle::forget(&tx, &limit).await?;
    let member = leave(&tx, id, form::filled(form.reason.as_ref())).await?;
    for follower in followers.iter() {
        follower.left(&tx, &member).await?;
    }
    tx.commit(did("members.left", "member", id)).await?;
    Ok(NoContent)
}

/// # Errors
/// 409 when the person does not stand where one can leave from, or is the only administrator.
async fn leave(tx: &Tx, id: MemberId, reason: Option<String>) -> Result<member::Model> {
    let before = find(&**tx, id).await?;
    if !policy::may_sign_in(before.status) {
        return Err(MEMBER_STATE.into());
    }
    let change = member::ActiveModel { status: Set(MemberStatus::Left), ..Default::default() };
    let because = Because { reason, ..Because::of(StandingRule::OwnWish) };
    let member = standing::write(tx, &before, change, because).await?;
    member_role::Entity::delete_many().filter(member_role::COLUMN.member_id.eq(id)).exec(&**tx).await?;
    mandates::end_all(tx, id).await?;
    my_sessions::end_all(tx, id, None).await?;
    letters::write(tx, &member, "left", json!({})).await?;
    Ok(member)
}
