//! How many mails have not arrived.

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};

use super::entity::{COLUMN, Column, Entity, MailId, MailStatus};
use crate::platform::{db::Db, problem::Result};

/// Beyond this many nobody counts: a look at the list says more.
const ENOUGH: u64 = 1_000;

/// Mails that have not arrived, by their state; counts stop at 1000.
#[derive(Clone, Copy, Debug)]
pub struct Depth {
    pub queued: u64,
    pub failed: u64,
    /// Handed over by a worker that was lost before the answer.
    pub unknown: u64,
}

/// # Errors
/// When the database refuses.
pub async fn depth(db: &Db) -> Result<Depth> {
    Ok(Depth {
        queued: count(&**db, MailStatus::Queued).await?,
        failed: count(&**db, MailStatus::Failed).await?,
        unknown: count(&**db, MailStatus::Unknown).await?,
    })
}

async fn count(db: &impl ConnectionTrait, status: MailStatus) -> Result<u64> {
    let ids = Entity::find().select_only().column(Column::Id).filter(COLUMN.status.eq(status)).limit(ENOUGH);
    Ok(ids.into_tuple::<MailId>().all(db).await?.len() as u64)
}
