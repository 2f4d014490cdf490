//! Upkeep: what has served its time is removed, a batch at a time, so that no writer waits for it.

use sea_orm::{EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::{Deserialize, Serialize};

use super::{
    audit::Identity,
    foundation::Foundation,
    jobs::Job,
    problem::Result,
    throttle::{self, COLUMN, Column, Entity},
};

/// Rows that one transaction removes.
pub const BATCH: u64 = 500;

/// Removes counts of attempts that have been forgotten.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct PurgeThrottles {}

impl Job for PurgeThrottles {
    const NAME: &'static str = "throttles.purge";

    async fn run(&self, at: &Foundation) -> Result<()> {
        let before = at.db.now() - throttle::MEMORY;
        loop {
            let old = Entity::find()
                .select_only()
                .column(Column::Name)
                .filter(COLUMN.last_at.lt(before))
                .order_by_asc(Column::LastAt)
                .limit(BATCH);
            let names = old.into_tuple::<String>().all(&*at.db).await?;
            let found = names.len() as u64;
            let tx = at.db.begin(&Identity::System).await?;
            // Somebody may have tried again just now: then it is remembered.
            let forgotten = Entity::delete_many().filter(COLUMN.name.is_in(names));
            forgotten.filter(COLUMN.last_at.lt(before)).exec(&*tx).await?;
            tx.commit_housekeeping().await?;
            if found < BATCH {
                return Ok(());
            }
        }
    }
}
