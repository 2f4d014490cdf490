use actix_web::{post, web};
use sea_orm::Set;
use serde::Deserialize;
use serde_json::json;
use utoipa::ToSchema;
use validator::Validate;

use super::{
    MEMBER_STATE,
    entity::{
        member::{self, MemberId, MemberStatus},
        standing_change::StandingRule,
    },
    form, grant_role, letters, policy,
    policy::Administer,
    record::Member,
    show::find,
    standing,
    standing_log::Because,
};
use crate::platform::{
    audit::did,
    auth::Auth,
    db::{Db, Tx},
    etag::{IfMatch, Tagged},
    json::Json,
    permission::Role,
    problem::Result,
};

/// How the administrator knows that the person works for the body.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Approval {
    #[validate(length(max = 500))]
    #[schema(max_length = 500, example = "Επιβεβαιώθηκε τηλεφωνικά με τη γραμματεία του Δήμου")]
    pub evidence: Option<String>,
}

/// Approve a member.
///
/// Who waits, or was rejected, becomes active and is told by mail.
#[utoipa::path(tag = "members", params(MemberId, IfMatch), responses((status = OK, description = "The person", body = Member)))]
#[post("/members/{id}/approve")]
pub async fn approve_member(
    admin: Auth<Administer>,
    db: web::Data<Db>,
    id: web::Path<MemberId>,
    seen: IfMatch,
    Json(form): Json<Approval>,
) -> Result<Tagged<Member>> {
    let tx = db.begin(&admin).await?;
    standing::take(&tx, *id, seen).await?;
    let member = approve(&tx, *id, form::filled(form.evidence.as_ref())).await?;
    let shown = Member::of(&*tx, member, MemberId(admin.member_id)).await?;
    let details = json!({ "evidence": shown.approval_evidence });
    tx.commit(did("members.approved", "member", shown.id).to(details)).await?;
    Ok(shown.tagged())
}

/// Takes the person into the network.
///
/// # Errors
/// 409 when the person does not wait for that.
pub async fn approve(tx: &Tx, id: MemberId, evidence: Option<String>) -> Result<member::Model> {
    let before = find(&**tx, id).await?;
    if !policy::can_approve(&before) {
        return Err(MEMBER_STATE.into());
    }
    let change = member::ActiveModel {
        status: Set(MemberStatus::Active),
        approved_by: Set(standing::actor(tx)),
        approval_evidence: Set(evidence.clone()),
        decision_reason: Set(None),
        ..Default::default()
    };
    let member =
        standing::write(tx, &before, change, Because::of(StandingRule::Administrator).shown_by(evidence))
            .await?;
    grant_role::give(tx, id, Role::Member).await?;
    letters::write(tx, &member, "approved", json!({})).await?;
    Ok(member)
}
