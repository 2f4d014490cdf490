//! What waits at the door.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};

use super::{
    item::{AgendaItem, AgendaKind},
    show::ENOUGH,
};
use crate::{
    members::{self, MemberId, MemberStatus, member},
    platform::{auth::Caller, db::Db, problem::Result},
};

/// Whoever is not active yet has one thing to do: wait.
pub fn waiting(caller: &Caller) -> Option<AgendaItem> {
    (!caller.active).then(|| AgendaItem::new(AgendaKind::AwaitApproval, "/me"))
}

/// People who wait for an administrator.
pub async fn to_approve(db: &Db, caller: &Caller) -> Result<Option<AgendaItem>> {
    if !caller.may::<members::policy::Administer>() {
        return Ok(None);
    }
    let waiting: Vec<MemberId> = member::Entity::find()
        .select_only()
        .column(member::Column::Id)
        .filter(member::COLUMN.status.eq(MemberStatus::AwaitingApproval))
        .limit(ENOUGH)
        .into_tuple()
        .all(&**db)
        .await?;
    Ok((!waiting.is_empty()).then(|| {
        AgendaItem::new(AgendaKind::ApproveMembers, "/admin/members?status=awaiting_approval")
            .counting(waiting.len())
    }))
}
