use actix_web::{post, web};
use sea_orm::Set;
use serde_json::json;

use super::{
    MEMBER_STATE,
    entity::{
        member::{self, MemberId, MemberStatus},
        standing_change::StandingRule,
    },
    letters,
    policy::{self, Administer},
    record::Member,
    show::find,
    standing::{self, Reason},
    standing_log::Because,
};
use crate::platform::{
    audit::did,
    auth::Auth,
    db::{Db, Tx},
    etag::{IfMatch, Tagged},
    json::Json,
    problem::Result,
};

/// Reject a member.
///
/// Who waits for approval is told the reason by mail. An administrator may approve later all the same.
#[utoipa::path(tag = "members", params(MemberId, IfMatch), responses((status = OK, description = "The person", body = Member)))]
#[post("/members/{id}/reject")]
pub async fn reject_member(
    admin: Auth<Administer>,
    db: web::Data<Db>,
    id: web::Path<MemberId>,
    seen: IfMatch,
    Json(form): Json<Reason>,
) -> Result<Tagged<Member>> {
    let tx = db.begin(&admin).await?;
    standing::take(&tx, *id, seen).await?;
    let member = reject(&tx, *id, form.reason.trim()).await?;
    let shown = Member::of(&*tx, member, MemberId(admin.member_id)).await?;
    let details = json!({ "reason": form.reason.trim() });
    tx.commit(did("members.rejected", "member", shown.id).to(details)).await?;
    Ok(shown.tagged())
}

/// Says no to who waits.
///
/// # Errors
/// 409 when the person does not wait for that.
pub async fn reject(tx: &Tx, id: MemberId, reason: &str) -> Result<member::Model> {
    let before = find(&**tx, id).await?;
    if !policy::can_reject(&before) {
        return Err(MEMBER_STATE.into());
    }
    let change = member::ActiveModel {
        status: Set(MemberStatus::Rejected),
        decision_reason: Set(Some(reason.to_owned())),
        ..Default::default()
    };
    let member =
        standing::write(tx, &before, change, Because::of(StandingRule::Administrator).for_reason(reason))
            .await?;
    letters::write(tx, &member, "rejected", json!({ "reason": reason })).await?;
    Ok(member)
}
