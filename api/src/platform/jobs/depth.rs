//! How deep the queue is, and how long it has been waiting: for the administration and for whoever watches the service.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::{
    JobId, JobStatus,
    entity::{COLUMN, Column, Entity},
};
use crate::platform::{db::Db, problem::Result, time::Timestamp};

/// Beyond this many nobody counts: all counts stop here, so that looking costs the same however deep it is.
pub const ENOUGH: u64 = 1_000;

/// The queue at one moment. Each number is one look into an index.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Depth {
    /// Wait for their time, for a worker, or for their next attempt.
    pub queued: u64,
    pub running: u64,
    /// Given up: a person must look at them.
    pub dead: u64,
    /// Since when the longest waiting of those that are due has been due; long ago means that no worker runs.
    pub oldest_due: Option<Timestamp>,
    /// Since when the first of the dead has been waiting for a person.
    pub oldest_dead: Option<Timestamp>,
}

/// How deep the queue is now.
///
/// # Errors
/// When the database refuses.
pub async fn depth(db: &Db) -> Result<Depth> {
    let first = |status, column: Column| {
        let rows = Entity::find().select_only().column(column).filter(COLUMN.status.eq(status));
        rows.order_by_asc(column).limit(1)
    };
    let due = first(JobStatus::Queued, Column::RunAt).filter(COLUMN.run_at.lte(db.now()));
    let dead = first(JobStatus::Dead, Column::FinishedAt).filter(COLUMN.finished_at.is_not_null());
    Ok(Depth {
        queued: count(db, JobStatus::Queued).await?,
        running: count(db, JobStatus::Running).await?,
        dead: count(db, JobStatus::Dead).await?,
        oldest_due: due.into_tuple().one(&**db).await?,
        oldest_dead: dead.into_tuple().one(&**db).await?,
    })
}

async fn count(db: &Db, status: JobStatus) -> Result<u64> {
    let ids = Entity::find().select_only().column(Column::Id).filter(COLUMN.status.eq(status)).limit(ENOUGH);
    Ok(ids.into_tuple::<JobId>().all(&**db).await?.len() as u64)
}
