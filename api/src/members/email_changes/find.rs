//! The change that waits, of a person or by the token of a mail.

use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter};

use super::super::{
    LINK_EXPIRED,
    entity::{MemberId, email_change},
};
use crate::platform::{problem::Result, random::token_hash, time::Timestamp};

/// # Errors
/// When the database refuses.
pub async fn pending(
    db: &impl ConnectionTrait,
    member: MemberId,
    now: Timestamp,
) -> Result<Option<email_change::Model>> {
    let waiting = email_change::Entity::find()
        .filter(email_change::COLUMN.member_id.eq(member))
        .filter(email_change::COLUMN.outcome.is_null())
        .filter(email_change::COLUMN.expires_at.gt(now));
    Ok(waiting.one(db).await?)
}

/// Which of the two addresses got the token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    Old,
    New,
}

/// # Errors
/// 410 when there is no such token, or its change waits no more.
pub async fn by_token(
    db: &impl ConnectionTrait,
    token: &str,
    now: Timestamp,
) -> Result<(email_change::Model, Side)> {
    let hash = token_hash(token);
    let either = Condition::any()
        .add(email_change::COLUMN.old_hash.eq(&hash))
        .add(email_change::COLUMN.new_hash.eq(&hash));
    let found = email_change::Entity::find()
        .filter(either)
        .filter(email_change::COLUMN.outcome.is_null())
        .filter(email_change::COLUMN.expires_at.gt(now))
        .one(db)
        .await?
        .ok_or(LINK_EXPIRED)?;
    let side = if found.old_hash == hash { Side::Old } else { Side::New };
    Ok((found, side))
}
