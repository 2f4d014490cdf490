//! Old days are forgotten.

use std::time::Duration;

use sea_orm::{EntityTrait, QueryFilter};
use serde::{Deserialize, Serialize};

use super::{COLUMN, Entity};
use crate::platform::{audit::Identity, foundation::Foundation, jobs::Job, problem::Result, time::days};

/// A year and a month: so that a month can be compared with the one a year before.
const KEPT: Duration = days(400);

/// Removes days that nobody compares with any more.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct PurgeUsage {}

impl Job for PurgeUsage {
    const NAME: &'static str = "api_client_usage.purge";

    async fn run(&self, at: &Foundation) -> Result<()> {
        let before = (at.db.now() - KEPT).date();
        let tx = at.db.begin(&Identity::System).await?;
        // A row for each client and day: a day's worth is small.
        Entity::delete_many().filter(COLUMN.day.lt(before)).exec(&*tx).await?;
        tx.commit_housekeeping().await
    }
}
