//! Jobs that are over leave the table in the end.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::{Deserialize, Serialize};

use super::{
    Job, JobId, JobStatus,
    entity::{COLUMN, Column, Entity},
};
use crate::platform::{
    audit::Identity,
    foundation::Foundation,
    problem::Result,
    time::{Timestamp, days},
    upkeep,
};

/// How long a job that is over can still be looked at.
const KEPT_DAYS: u64 = 30;

/// Removes jobs that were done or discarded a month ago. The dead stay until a person has looked at them.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct PurgeJobs {}

impl Job for PurgeJobs {
    const NAME: &'static str = "jobs.purge";

    async fn run(&self, at: &Foundation) -> Result<()> {
        let before = at.db.now() - days(KEPT_DAYS);
        for status in [JobStatus::Done, JobStatus::Discarded] {
            while purge(at, status, before).await? == upkeep::BATCH {}
        }
        Ok(())
    }
}

async fn purge(at: &Foundation, status: JobStatus, before: Timestamp) -> Result<u64> {
    let old = Entity::find()
        .select_only()
        .column(Column::Id)
        .filter(COLUMN.status.eq(status))
        .filter(COLUMN.finished_at.lt(before))
        .order_by_asc(Column::FinishedAt)
        .limit(upkeep::BATCH);
    let ids = old.into_tuple::<JobId>().all(&*at.db).await?;
    let tx = at.db.begin(&Identity::System).await?;
    Entity::delete_many().filter(COLUMN.id.is_in(ids.iter().copied())).exec(&*tx).await?;
    tx.commit_housekeeping().await?;
    Ok(ids.len() as u64)
}
