use actix_web::{post, web};
use sea_orm::{EntityTrait, Set};
use serde_json::json;

use super::{
    LINK_EXPIRED,
    admission::{self, Admission},
    entity::{
        member::{self, MemberStatus},
        one_time_token::TokenPurpose,
        standing_change::StandingRule,
    },
    grant_role, letters, one_time, standing,
    standing_log::Because,
    verify_email::{EmailVerified, MailedToken},
};
use crate::platform::{
    audit::{Identity, did},
    db::{Db, Tx},
    json::Json,
    permission::Role,
    problem::Result,
};

/// Come back to the network.
///
/// By the token of the mail that whoever has left gets when they register again, once. The account is the one of before;
/// whether an administrator has to look at it is decided anew.
#[utoipa::path(tag = "members", security(()), responses(
    (status = OK, description = "The person is back, or waits for approval", body = EmailVerified)))]
#[post("/members/return")]
pub async fn return_to_network(
    db: web::Data<Db>,
    Json(form): Json<MailedToken>,
) -> Result<Json<EmailVerified>> {
    let tx = db.begin(&Identity::Visitor).await?;
    let (member, admission) = come_back(&tx, &form.token).await?;
    let event = did("members.returned", "member", member.id);
    tx.commit(event.to(json!({ "status": member.status }))).await?;
    Ok(Json(EmailVerified { email: member.email, status: member.status, admission }))
}

async fn come_back(tx: &Tx, token: &str) -> Result<(member::Model, Admission)> {
    let id = one_time::redeem(tx, token, TokenPurpose::Return).await?;
    let before = member::Entity::find_by_id(id).one(&**tx).await?.ok_or(LINK_EXPIRED)?;
    if before.status != MemberStatus::Left {
        return Err(LINK_EXPIRED.into());
    }
    let admission = admission::judge(&**tx, &before.email, before.organisation_id).await?;
    let mut change = member::ActiveModel { email_verified_at: Set(Some(tx.now())), ..Default::default() };
    let mut because = Because::of(StandingRule::Return);
    if admission.is_at_once() {
        let evidence = admission::evidence(&**tx, &before).await?;
        change.status = Set(MemberStatus::Active);
        change.approval_evidence = Set(Some(evidence.clone()));
        because = because.shown_by(Some(evidence));
    } else {
        change.status = Set(MemberStatus::AwaitingApproval);
    }
    let member = standing::write(tx, &before, change, because).await?;
    if admission == Admission::AtOnce {
        grant_role::give(tx, member.id, Role::Member).await?;
    }
    if admission.is_at_once() {
        letters::write(tx, &member, admission.welcome(), json!({})).await?;
    } else {
        let free_mail = admission == Admission::ApprovalFreeMail;
        letters::write(tx, &member, "awaiting_approval", json!({ "free_mail": free_mail })).await?;
    }
    Ok((member, admission))
}
