//! The work on the chain that goes on in the background.

use serde::{Deserialize, Serialize};

use super::{checkpoint, seal};
use crate::platform::{foundation::Foundation, jobs::Job, problem::Result};

/// Chains the events that were committed since the last time.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct SealAudit {}

impl Job for SealAudit {
    const NAME: &'static str = "audit.seal";

    async fn run(&self, at: &Foundation) -> Result<()> {
        seal::seal(&at.db).await.map(|_| ())
    }
}

/// Signs where the chain ends, once a day.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct PublishCheckpoint {}

impl Job for PublishCheckpoint {
    const NAME: &'static str = "audit.checkpoint";

    async fn run(&self, at: &Foundation) -> Result<()> {
        let last = checkpoint::latest(&*at.db).await?;
        // A second run on the same day has nothing to add.
        if last.is_some_and(|last| last.at.date() == at.db.now().date()) {
            return Ok(());
        }
        checkpoint::publish(&at.db, &at.tokens).await
    }
}
