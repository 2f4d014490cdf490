//! What a job is, and how it is asked for.

use std::future::Future;

use sea_orm::{ActiveModelTrait, Set};
use serde::{Serialize, de::DeserializeOwned};

use super::entity::{self, JobStatus};
use crate::platform::{
    db::Tx,
    problem::{Problem, Result},
    services::Services,
    time::Timestamp,
};

/// A piece of background work: its fields are what it needs to know, and are kept as JSON until it has run.
///
/// It may run more than once (a worker can be lost after the work and before saying so), so `run` must be idempotent.
pub trait Job: Serialize + DeserializeOwned + Send + Sync + 'static {
    /// `slice.verb`; what stands in the table.
    const NAME: &'static str;

    /// How often it is tried before a person must look at it.
    const MAX_ATTEMPTS: i32 = 8;

    /// Does the work.
    fn run(&self, at: &Services) -> impl Future<Output = Result<()>> + Send;

    /// Asks for it, as soon as the transaction has been committed.
    fn enqueue(&self, tx: &Tx) -> impl Future<Output = Result<()>> + Send {
        async { self.enqueue_at(tx, tx.now()).await }
    }

    /// Asks for it, not before this time.
    fn enqueue_at(&self, tx: &Tx, at: Timestamp) -> impl Future<Output = Result<()>> + Send {
        async move {
            let row = entity::ActiveModel {
                id: Set(tx.new_id()),
                name: Set(Self::NAME.to_owned()),
                payload: Set(serde_json::to_value(self).map_err(Problem::internal)?),
                status: Set(JobStatus::Queued),
                attempts: Set(0),
                max_attempts: Set(Self::MAX_ATTEMPTS),
                run_at: Set(at),
                lease_until: Set(None),
                lease_number: Set(0),
                last_error: Set(None),
                created_at: Set(tx.now()),
                finished_at: Set(None),
            };
            row.insert(&**tx).await?;
            tx.wakes_workers();
            Ok(())
        }
    }
}
