//! The work on the chain that goes on in the background.

use std::time::Duration;

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};
use serde::{Deserialize, Serialize};

use super::{Identity, checkpoint, seal};
use crate::platform::{
    db::Db,
    jobs::{
        Job, JobId, JobStatus,
        entity::{COLUMN, Column, Entity},
    },
    problem::Result,
    services::Services,
};

/// How often each is due.
const SEALS_EVERY: Duration = Duration::from_mins(1);
const SIGNS_EVERY: Duration = Duration::from_hours(1);

/// Asks for the work on the chain, unless it is asked for already; afterwards each asks for its next turn.
///
/// # Errors
/// When the database refuses.
pub async fn keep_chaining(db: &Db) -> Result<()> {
    again::<SealAudit>(db, Duration::ZERO).await?;
    again::<PublishCheckpoint>(db, SEALS_EVERY).await
}

async fn again<J: Job + Default>(db: &Db, after: Duration) -> Result<()> {
    let asked = Entity::find().select_only().column(Column::Id).filter(COLUMN.name.eq(J::NAME));
    let asked = asked.filter(COLUMN.status.eq(JobStatus::Queued)).limit(1);
    if asked.into_tuple::<JobId>().one(&**db).await?.is_some() {
        return Ok(());
    }
    let tx = db.begin(&Identity::System).await?;
    J::default().enqueue_at(&tx, tx.now() + after).await?;
    tx.commit_housekeeping().await
}

/// Chains the events that were committed since the last time.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct SealAudit {}

impl Job for SealAudit {
    const NAME: &'static str = "audit.seal";

    async fn run(&self, at: &Services) -> Result<()> {
        seal::seal(&at.db).await?;
        again::<Self>(&at.db, SEALS_EVERY).await
    }
}

/// Signs where the chain ends, once a day.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct PublishCheckpoint {}

impl Job for PublishCheckpoint {
    const NAME: &'static str = "audit.checkpoint";

    async fn run(&self, at: &Services) -> Result<()> {
        let last = checkpoint::latest(&*at.db).await?;
        // A second run on the same day has nothing to add.
        if last.is_none_or(|last| last.at.date() != at.db.now().date()) {
            checkpoint::publish(&at.db, &at.tokens).await?;
        }
        again::<Self>(&at.db, SIGNS_EVERY).await
    }
}
