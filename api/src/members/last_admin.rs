//! Somebody has to be left who can let others in.

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter};

use super::entity::{
    member::{self, MemberId, MemberStatus},
    member_role,
};
use crate::platform::{permission::Role, problem::Result};

/// Whether this is the only active administrator.
///
/// # Errors
/// When the database refuses.
pub async fn is_last_admin(db: &impl ConnectionTrait, id: MemberId) -> Result<bool> {
    let admins = member_role::Entity::find()
        .filter(member_role::COLUMN.role.eq(Role::Admin))
        .inner_join(member::Entity)
        .filter(member::COLUMN.status.eq(MemberStatus::Active));
    let others = admins.clone().filter(member_role::COLUMN.member_id.ne(id)).count(db).await?;
    let mine = admins.filter(member_role::COLUMN.member_id.eq(id)).count(db).await?;
    Ok(mine > 0 && others == 0)
}
