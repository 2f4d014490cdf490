//! Changes of where a person stands: each from the state that was seen.

use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use serde::Deserialize;
use utoipa::ToSchema;
use validator::Validate;

use super::{
    MEMBER_STATE, directory,
    entity::member::{self, MemberId, MemberStatus},
    last_admin::keep_one,
    show::find,
    standing_log::{self, Because},
};
use crate::platform::{audit::Identity, db::Tx, etag::IfMatch, problem::Result};

/// Why. The person reads it.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Reason {
    #[validate(length(min = 3, max = 2000))]
    #[schema(
        min_length = 3,
        max_length = 2000,
        example = "Δεν μπορέσαμε να επιβεβαιώσουμε ότι εργάζεστε στον φορέα."
    )]
    pub reason: String,
}

/// Writes the change and on what it rests, if the person still stands where they did.
///
/// # Errors
/// 409 when another administrator was faster, or nobody would be left who can let others in.
pub async fn write(
    tx: &Tx,
    before: &member::Model,
    mut change: member::ActiveModel,
    because: Because,
) -> Result<member::Model> {
    let stays_active = change.status.try_as_ref().is_none_or(|status| *status == MemberStatus::Active);
    if before.status == MemberStatus::Active && !stays_active {
        keep_one(tx, before.id).await?;
    }
    change.revision = Set(before.revision + 1);
    let written = member::Entity::update_many()
        .set(change)
        .filter(member::COLUMN.id.eq(before.id))
        .filter(member::COLUMN.status.eq(before.status))
        .exec(&**tx)
        .await?;
    if written.rows_affected == 0 {
        return Err(MEMBER_STATE.into());
    }
    let after = find(&**tx, before.id).await?;
    standing_log::write(tx, Some(before.status), &after, because).await?;
    directory::keep_in_step(tx, &after).await?;
    Ok(after)
}

/// Takes the person's next revision, so that whoever saw the same one comes too late.
///
/// # Errors
/// 404 when there is none, 412 when somebody else has changed the person.
pub async fn take(tx: &Tx, id: MemberId, seen: IfMatch) -> Result<()> {
    let before = find(&**tx, id).await?;
    seen.take::<member::Entity>(tx, before.id).await?;
    Ok(())
}

/// The member on whose behalf the transaction is, or the row that stands for an API client; none when the service itself acts.
pub fn actor(tx: &Tx) -> Option<MemberId> {
    match tx.actor() {
        Identity::Member(id) | Identity::Client(id) => Some(MemberId(*id)),
        Identity::Visitor | Identity::System => None,
    }
}
