use actix_web::{put, web};
use sea_orm::{EntityTrait, Set, sea_query::OnConflict};
use serde_json::json;

use super::{
    MEMBER_STATE,
    entity::{
        member::MemberId,
        member_role::{self, Column},
    },
    policy::{self, Administer},
    record::Member,
    show::find,
};
use crate::platform::{
    audit::did,
    auth::{Auth, FreshFactor},
    db::{Db, Tx},
    json::Json,
    permission::Role,
    problem::Result,
};

/// Give a role to a member.
///
/// It counts from the person's next request on. Giving it twice changes nothing. Wants a second factor of the last ten
/// minutes (403 `step-up-required`).
#[utoipa::path(tag = "members", params(
    ("id" = MemberId, Path, description = "The person"), ("role" = Role, Path, description = "The role")),
    responses((status = OK, description = "The person", body = Member)))]
#[put("/members/{id}/roles/{role}")]
pub async fn grant_role(
    admin: FreshFactor<Auth<Administer>>,
    db: web::Data<Db>,
    path: web::Path<(MemberId, Role)>,
) -> Result<Json<Member>> {
    let (id, role) = path.into_inner();
    let tx = db.begin(&admin).await?;
    let member = find(&*tx, id).await?;
    if !policy::is_active(member.status) {
        return Err(MEMBER_STATE.into());
    }
    give(&tx, id, role).await?;
    let shown = Member::of(&*tx, member, MemberId(admin.member_id)).await?;
    tx.commit(did("members.role_granted", "member", id).to(json!({ "role": role }))).await?;
    Ok(Json(shown))
}

/// Gives the role.
///
/// # Errors
/// When the database refuses.
pub async fn give(tx: &Tx, member: MemberId, role: Role) -> Result<()> {
    let row = member_role::ActiveModel { member_id: Set(member), role: Set(role) };
    let there = OnConflict::columns([Column::MemberId, Column::Role]).do_nothing().to_owned();
    member_role::Entity::insert(row).on_conflict(there).exec_without_returning(&**tx).await?;
    Ok(())
}
