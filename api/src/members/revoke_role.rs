use actix_web::{delete, web};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde_json::json;

use super::{
    OWN_ROLE,
    entity::{member::MemberId, member_role},
    last_admin::keep_one,
    policy::Administer,
    record::Member,
    show::find,
};
use crate::platform::{
    audit::did,
    auth::{Auth, FreshFactor},
    db::Db,
    json::Json,
    permission::Role,
    problem::Result,
};

/// Take a role from a member.
///
/// It is gone with the person's next request. Nobody takes the administrator's role from themselves: the network would
/// be left without one.
#[utoipa::path(tag = "members", params(
    ("id" = MemberId, Path, description = "The person"), ("role" = Role, Path, description = "The role")),
    responses((status = OK, description = "The person", body = Member)))]
#[delete("/members/{id}/roles/{role}")]
pub async fn revoke_role(
    admin: FreshFactor<Auth<Administer>>,
    db: web::Data<Db>,
    path: web::Path<(MemberId, Role)>,
) -> Result<Json<Member>> {
    let (id, role) = path.into_inner();
    if role == Role::Admin && id == MemberId(admin.member_id) {
        return Err(OWN_ROLE.into());
    }
    let tx = db.begin(&admin).await?;
    let member = find(&*tx, id).await?;
    if role == Role::Admin {
        keep_one(&tx, id).await?;
    }
    member_role::Entity::delete_many()
        .filter(member_role::COLUMN.member_id.eq(id))
        .filter(member_role::COLUMN.role.eq(role))
        .exec(&*tx)
        .await?;
    let shown = Member::of(&*tx, member, MemberId(admin.member_id)).await?;
    tx.commit(did("members.role_revoked", "member", id).to(json!({ "role": role }))).await?;
    Ok(Json(shown))
}
