use actix_web::{post, web};
use sea_orm::Set;
use serde_json::json;

use super::{
    MEMBER_STATE,
    entity::{
        member::{self, MemberId, MemberStatus},
        standing_change::StandingRule,
    },
    grant_role, letters,
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
    permission::Role,
    problem::Result,
};

/// Reinstate a member.
///
/// Who was suspended is active again, with the roles of before; who had left, as a member. The person is told the reason by mail.
#[utoipa::path(tag = "members", params(MemberId, IfMatch), responses((status = OK, description = "The person", body = Member)))]
#[post("/members/{id}/reinstate")]
pub async fn reinstate_member(
    admin: Auth<Administer>,
    db: web::Data<Db>,
    id: web::Path<MemberId>,
    seen: IfMatch,
    Json(form): Json<Reason>,
) -> Result<Tagged<Member>> {
    let tx = db.begin(&admin).await?;
    standing::take(&tx, *id, seen).await?;
    let member = reinstate(&tx, *id, form.reason.trim()).await?;
    let shown = Member::of(&*tx, member, MemberId(admin.member_id)).await?;
    let details = json!({ "reason": form.reason.trim() });
    tx.commit(did("members.reinstated", "member", shown.id).to(details)).await?;
    Ok(shown.tagged())
}

/// Takes a person back in who was suspended or has left.
///
/// # Errors
/// 409 when the person is neither.
pub async fn reinstate(tx: &Tx, id: MemberId, reason: &str) -> Result<member::Model> {
    let before = find(&**tx, id).await?;
    if !policy::can_reinstate(&before) {
        return Err(MEMBER_STATE.into());
    }
    let change = member::ActiveModel {
        status: Set(MemberStatus::Active),
        decision_reason: Set(None),
        ..Default::default()
    };
    if before.status == MemberStatus::Left {
        // Leaving took all roles.
        grant_role::give(tx, id, Role::Member).await?;
    }
    let member =
        standing::write(tx, &before, change, Because::of(StandingRule::Administrator).for_reason(reason))
            .await?;
    letters::write(tx, &member, "reinstated", json!({ "reason": reason })).await?;
    Ok(member)
}
