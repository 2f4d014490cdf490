use actix_web::{get, web};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use super::{
    entity::member::{self, MemberId, MemberStatus},
    policy::Administer,
    record::Member,
};
use crate::platform::{
    auth::Auth,
    db::Db,
    etag::Tagged,
    problem::{Problem, Result},
};

/// Show a member.
///
/// For administrators.
#[utoipa::path(tag = "members", params(MemberId), responses((status = OK, description = "The person", body = Member)))]
#[get("/members/{id}")]
pub async fn show_member(
    admin: Auth<Administer>,
    db: web::Data<Db>,
    id: web::Path<MemberId>,
) -> Result<Tagged<Member>> {
    let row = find(&***db, *id).await?;
    Ok(Member::of(&***db, row, MemberId(admin.member_id)).await?.tagged())
}

/// The person of this id.
///
/// # Errors
/// 404 when there is none, also where the row is that of an API client.
pub async fn find(db: &impl ConnectionTrait, id: MemberId) -> Result<member::Model> {
    let people = member::Entity::find_by_id(id).filter(member::COLUMN.status.ne(MemberStatus::Service));
    people.one(db).await?.ok_or_else(Problem::not_found)
}
