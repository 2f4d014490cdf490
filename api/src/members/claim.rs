use actix_web::{post, web};
use sea_orm::{EntityTrait, Set};
use serde::Deserialize;
use serde_json::json;
use utoipa::ToSchema;
use validator::Validate;

use super::{
    LINK_EXPIRED, NewConsents,
    admission::Admission,
    consents,
    entity::{
        consent::ConsentKind,
        member::{self, MemberStatus, PasswordHash},
        one_time_token::TokenPurpose,
        standing_change::StandingRule,
    },
    following::SharedFollowers,
    grant_role, letters, one_time, password_strength, standing,
    standing_log::Because,
    verify_email::EmailVerified,
};
use crate::platform::{
    audit::{Identity, did},
    db::Db,
    json::Json,
    password::Passwords,
    permission::Role,
    problem::Result,
};

/// Claiming a profile.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Claim {
    /// The secret of the invitation's link.
    #[validate(length(min = 1, max = 128))]
    #[schema(min_length = 1, max_length = 128)]
    pub token: String,
    #[validate(length(min = 10, max = 128))]
    #[schema(min_length = 10, max_length = 128, example = "θάλασσα-βουνό-42")]
    pub password: String,
    /// Whether the person wants the newsletter.
    #[serde(default)]
    pub newsletter: bool,
    #[validate(nested)]
    pub consents: NewConsents,
}

/// Claim my profile.
///
/// By the token of the invitation, once. The profile becomes an active account with this password; the mail has shown that the
/// address is mine, and the administrator who wrote the profile that I work for the body.
#[utoipa::path(tag = "members", security(()), responses(
    (status = OK, description = "The account is active", body = EmailVerified)))]
#[post("/members/claim")]
pub async fn claim_profile(
    db: web::Data<Db>,
    passwords: web::Data<Passwords>,
    followers: web::Data<SharedFollowers>,
    Json(form): Json<Claim>,
) -> Result<Json<EmailVerified>> {
    // Before the link is used up: whoever chose a weak password may choose another.
    password_strength::check("/password", &form.password, "", &[])?;
    let hash = passwords.hash(db.random(), form.password.clone()).await?;
    let tx = db.begin(&Identity::Visitor).await?;
    let id = one_time::redeem(&tx, &form.token, TokenPurpose::Claim).await?;
    let before = member::Entity::find_by_id(id).one(&*tx).await?.ok_or(LINK_EXPIRED)?;
    if before.status != MemberStatus::Managed {
        return Err(LINK_EXPIRED.into());
    }
    let names = [before.given_name.as_str(), before.family_name.as_str()];
    password_strength::check("/password", &form.password, &before.email, &names)?;
    let change = member::ActiveModel {
        password_hash: Set(Some(PasswordHash(hash))),
        status: Set(MemberStatus::Active),
        email_verified_at: Set(Some(tx.now())),
        newsletter: Set(form.newsletter),
        ..Default::default()
    };
    let member = standing::write(&tx, &before, change, Because::of(StandingRule::Claim)).await?;
    for kind in [ConsentKind::Terms, ConsentKind::Privacy] {
        consents::log(&tx, member.id, kind, true).await?;
    }
    if form.newsletter {
        consents::log(&tx, member.id, ConsentKind::Newsletter, true).await?;
    }
    grant_role::give(&tx, member.id, Role::Member).await?;
    for follower in followers.iter() {
        follower.verified(&tx, &member).await?;
    }
    letters::write(&tx, &member, "welcome", json!({})).await?;
    tx.commit(did("members.claimed", "member", member.id)).await?;
    Ok(Json(EmailVerified { email: member.email, status: member.status, admission: Admission::AtOnce }))
}
