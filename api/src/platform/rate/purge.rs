//! Counts of windows that are over leave the table.

use sea_orm::{EntityTrait, QueryFilter};
use serde::{Deserialize, Serialize};

use super::{
    counted::{COLUMN, Entity},
    limits::HOUR,
};
use crate::platform::{audit::Identity, foundation::Foundation, jobs::Job, problem::Result};

/// Windows of the longest kind that are kept: the one that runs, and the one before, for clocks that differ.
const WINDOWS_KEPT: i64 = 2;

/// Removes the counts of windows that are over: one row a caller, so that an hour's are few.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct PurgeCounts {}

impl Job for PurgeCounts {
    const NAME: &'static str = "rate_counts.purge";

    async fn run(&self, at: &Foundation) -> Result<()> {
        let before = at.db.now().seconds() - WINDOWS_KEPT * i64::from(HOUR);
        let tx = at.db.begin(&Identity::System).await?;
        Entity::delete_many().filter(COLUMN.window_start.lt(before)).exec(&*tx).await?;
        tx.commit_housekeeping().await
    }
}
