//! Who has which role.

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};

use super::entity::{
    MemberId,
    member::{self, MemberStatus},
    member_role,
};
use crate::platform::{permission::Role, problem::Result};

/// The active members in a role of the staff, of whom there are a few.
///
/// # Errors
/// When the database refuses.
pub async fn in_role(db: &impl ConnectionTrait, role: Role) -> Result<Vec<MemberId>> {
    let active = member::Entity::find()
        .select_only()
        .column(member::Column::Id)
        .filter(member::COLUMN.status.eq(MemberStatus::Active));
    Ok(member_role::Entity::find()
        .select_only()
        .column(member_role::Column::MemberId)
        .filter(member_role::COLUMN.role.eq(role))
        .filter(member_role::Column::MemberId.in_subquery(sea_orm::QueryTrait::into_query(active)))
        .limit(MANY)
        .into_tuple()
        .all(db)
        .await?)
}

/// More in one role of the staff than any network has.
const MANY: u64 = 200;
