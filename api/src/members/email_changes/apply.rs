//! Both addresses have confirmed.

use sea_orm::{ActiveModelTrait, IntoActiveModel, Set};
use serde_json::json;

use super::super::{
    admission::{self, Admission},
    entity::{
        MemberStatus, StandingRule, TokenPurpose, email_change, email_change::EmailChangeOutcome, member,
    },
    following::SharedFollowers,
    grant_role, letters, one_time,
    register::find_by_email,
    search_index,
    show::find,
    standing,
    standing_log::Because,
};
use crate::platform::{db::Tx, permission::Role, problem::Result};

/// The person has the new address from now on. Membership rests on it: one that does not tell for whom the person works is looked
/// at by an administrator.
///
/// # Errors
/// When the database refuses.
pub async fn apply(tx: &Tx, followers: &SharedFollowers, change: email_change::Model) -> Result<()> {
    let before = find(&**tx, change.member_id).await?;
    let email = change.new_email.clone();
    let mut closed = change.into_active_model();
    if find_by_email(tx, &email).await?.is_some() {
        closed.outcome = Set(Some(EmailChangeOutcome::Taken));
        closed.update(&**tx).await?;
        return Ok(());
    }
    closed.outcome = Set(Some(EmailChangeOutcome::Done));
    closed.update(&**tx).await?;
    let admission = admission::judge(&**tx, &email, before.organisation_id).await?;
    let at_new = member::Model { email: email.clone(), ..before.clone() };
    let mut new = member::ActiveModel {
        email: Set(email.clone()),
        email_verified_at: Set(Some(tx.now())),
        ..Default::default()
    };
    let mut because = Because::of(StandingRule::AddressVerified);
    if admission.is_at_once() {
        let evidence = admission::evidence(&**tx, &at_new).await?;
        new.approval_evidence = Set(Some(evidence.clone()));
        because = Because::of(StandingRule::Domain).shown_by(Some(evidence));
        if admission == Admission::AtOnce && before.status == MemberStatus::AwaitingApproval {
            new.status = Set(MemberStatus::Active);
            grant_role::give(tx, before.id, Role::Member).await?;
        }
    } else if before.status == MemberStatus::Active {
        new.status = Set(MemberStatus::AwaitingApproval);
    }
    let member = standing::write(tx, &before, new, because).await?;
    search_index::index(tx, &member).await?;
    for follower in followers.iter() {
        follower.moved(tx, &before, &member).await?;
    }
    // Links that went to the old address are of no use to whoever reads it now.
    one_time::withdraw(tx, member.id, TokenPurpose::ResetPassword).await?;
    letters::write(tx, &before, "email_changed", json!({ "new_email": email })).await?;
    letters::write(tx, &member, "email_changed", json!({ "new_email": email })).await
}
