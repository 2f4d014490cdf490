use actix_web::{post, web};
use sea_orm::Set;
use serde_json::json;

use super::{
    MEMBER_STATE,
    entity::{
        member::{self, MemberId, MemberStatus},
        standing_change::StandingRule,
    },
    letters, my_sessions,
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

/// Suspend a member.
///
/// The person is out with the next request, on all devices, and is told the reason by mail. Nobody suspends themselves.
#[utoipa::path(tag = "members", params(MemberId, IfMatch), responses((status = OK, description = "The person", body = Member)))]
#[post("/members/{id}/suspend")]
pub async fn suspend_member(
    admin: Auth<Administer>,
    db: web::Data<Db>,
    id: web::Path<MemberId>,
    seen: IfMatch,
    Json(form): Json<Reason>,
) -> Result<Tagged<Member>> {
    let tx = db.begin(&admin).await?;
    standing::take(&tx, *id, seen).await?;
    let member = suspend(&tx, *id, form.reason.trim()).await?;
    let shown = Member::of(&*tx, member, MemberId(admin.member_id)).await?;
    let details = json!({ "reason": form.reason.trim() });
    tx.commit(did("members.suspended", "member", shown.id).to(details)).await?;
    Ok(shown.tagged())
}

/// Takes the person out until reinstated.
///
/// # Errors
/// 409 when the person is not active, or is the one who asks.
pub async fn suspend(tx: &Tx, id: MemberId, reason: &str) -> Result<member::Model> {
    let before = find(&**tx, id).await?;
    if !policy::can_suspend(&before, standing::actor(tx)) {
        return Err(MEMBER_STATE.into());
    }
    let change = member::ActiveModel {
        status: Set(MemberStatus::Suspended),
        decision_reason: Set(Some(reason.to_owned())),
        ..Default::default()
    };
    let member =
        standing::write(tx, &before, change, Because::of(StandingRule::Administrator).for_reason(reason))
            .await?;
    my_sessions::end_all(tx, id, None).await?;
    letters::write(tx, &member, "suspended", json!({ "reason": reason })).await?;
    Ok(member)
}
