use actix_web::{post, web};
use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel, Set};
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;
use validator::Validate;

use super::{
    LINK_EXPIRED,
    admission::{self, Admission},
    entity::{
        member::{self, MemberStatus},
        one_time_token::TokenPurpose,
        standing_change::StandingRule,
    },
    following::SharedFollowers,
    grant_role, letters, one_time,
    standing_log::{self, Because},
};
use crate::platform::{
    audit::{Identity, did},
    db::{Db, Tx},
    json::Json,
    permission::Role,
    problem::Result,
};

/// The secret of a mail's link.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MailedToken {
    #[validate(length(min = 1, max = 128))]
    #[schema(min_length = 1, max_length = 128)]
    pub token: String,
}

/// An address is verified.
#[derive(Debug, Serialize, ToSchema)]
pub struct EmailVerified {
    #[schema(example = "eleni@ioannina.gr")]
    pub email: String,
    /// Active, or awaiting approval.
    pub status: MemberStatus,
    pub admission: Admission,
}

/// Verify my e-mail address.
///
/// By the token of the mail, once. Where the address belongs to the chosen body the person is active from now on; the
/// others wait for an administrator; whoever belongs to no body takes part as a citizen. Who asked for the newsletter at registration receives it. Opening the mail's link changes nothing, since mail scanners open links, too.
#[utoipa::path(tag = "members", security(()), responses(
    (status = OK, description = "The address is verified", body = EmailVerified)))]
#[post("/members/verify-email")]
pub async fn verify_email(
    db: web::Data<Db>,
    followers: web::Data<SharedFollowers>,
    Json(form): Json<MailedToken>,
) -> Result<Json<EmailVerified>> {
    let tx = db.begin(&Identity::Visitor).await?;
    let (member, admission) = verify(&tx, &form.token).await?;
    for follower in followers.iter() {
        follower.verified(&tx, &member).await?;
    }
    let event = did("members.email_verified", "member", member.id);
    tx.commit(event.to(json!({ "status": member.status, "evidence": member.approval_evidence }))).await?;
    Ok(Json(EmailVerified { email: member.email, status: member.status, admission }))
}

/// Takes the token, and the person with it into the network or the queue.
async fn verify(tx: &Tx, token: &str) -> Result<(member::Model, Admission)> {
    let id = one_time::redeem(tx, token, TokenPurpose::VerifyEmail).await?;
    let member = member::Entity::find_by_id(id).one(&**tx).await?.ok_or(LINK_EXPIRED)?;
    if member.status != MemberStatus::Registered {
        return Err(LINK_EXPIRED.into());
    }
    let admission = admission::judge(&**tx, &member.email, member.organisation_id).await?;
    let mut change = member.clone().into_active_model();
    change.email_verified_at = Set(Some(tx.now()));
    if admission.is_at_once() {
        change.status = Set(MemberStatus::Active);
        change.approval_evidence = Set(Some(admission::evidence(&**tx, &member).await?));
    } else {
        change.status = Set(MemberStatus::AwaitingApproval);
    }
    change.revision = Set(member.revision + 1);
    let member = change.update(&**tx).await?;
    let rule = match admission {
        Admission::AtOnce => StandingRule::Domain,
        Admission::Citizen => StandingRule::Citizen,
        Admission::Approval | Admission::ApprovalFreeMail => StandingRule::AddressVerified,
    };
    let because = Because::of(rule).shown_by(member.approval_evidence.clone());
    standing_log::write(tx, Some(MemberStatus::Registered), &member, because).await?;
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
