//! Somebody has to be left who can let others in.

use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QuerySelect};

use super::{
    LAST_ADMINISTRATOR,
    entity::{
        member::{self, MemberId, MemberStatus},
        member_role,
    },
};
use crate::platform::{db::Tx, permission::Role, problem::Result};

/// Refuses what would leave the network without an active administrator: everything that takes the standing or the role from
/// somebody asks here first. Of two administrators who go at once the second one waits here for the first.
///
/// # Errors
/// 409 when the person is the only one.
pub async fn keep_one(tx: &Tx, id: MemberId) -> Result<()> {
    let admins = member_role::Entity::find().filter(member_role::COLUMN.role.eq(Role::Admin));
    // The rows are held before anything is counted: a count sees what the other one has committed by then.
    let held = admins.clone().lock_exclusive().all(&**tx).await?;
    if !held.iter().any(|row| row.member_id == id) {
        return Ok(());
    }
    let active = admins.inner_join(member::Entity).filter(member::COLUMN.status.eq(MemberStatus::Active));
    let mine = active.clone().filter(member_role::COLUMN.member_id.eq(id)).count(&**tx).await?;
    let others = active.filter(member_role::COLUMN.member_id.ne(id)).count(&**tx).await?;
    if mine > 0 && others == 0 { Err(LAST_ADMINISTRATOR.into()) } else { Ok(()) }
}
