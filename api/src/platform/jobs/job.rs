//! What a job is, and how it is asked for.

use std::future::Future;

use sea_orm::{ActiveModelTrait, Set};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::Value;

use super::entity::{self, JobStatus};
use crate::platform::{
    db::Tx,
    foundation::Foundation,
    problem::{Problem, Result},
    time::Timestamp,
};

/// A piece of background work: its fields are what it needs to know, and are kept as JSON until it has run.
///
/// It may run more than once (a worker can be lost after the work and before saying so), so `run` must be idempotent.
/// What it commits after its lease was lost is refused.
pub trait Job: Serialize + DeserializeOwned + Send + Sync + 'static {
    /// `slice.verb`; what stands in the table.
    const NAME: &'static str;

    /// How often it is tried before a person must look at it.
    const MAX_ATTEMPTS: i32 = 8;

    /// Does the work.
    fn run(&self, at: &Foundation) -> impl Future<Output = Result<()>> + Send;

    /// Asks for it, as soon as the transaction has been committed.
    fn enqueue(&self, tx: &Tx) -> impl Future<Output = Result<()>> + Send {
        async { self.enqueue_at(tx, tx.now()).await }
    }

    /// Asks for it, not before this time.
    fn enqueue_at(&self, tx: &Tx, at: Timestamp) -> impl Future<Output = Result<()>> + Send {
        async move { ask(tx, Asked::of(self)?, at, None).await.map(|_| ()) }
    }
}

/// A job as its row says it.
pub struct Asked {
    name: &'static str,
    payload: Value,
    max_attempts: i32,
}

impl Asked {
    pub(super) fn of<J: Job>(job: &J) -> Result<Self> {
        let payload = serde_json::to_value(job).map_err(Problem::internal)?;
        Ok(Self { name: J::NAME, payload, max_attempts: J::MAX_ATTEMPTS })
    }
}

/// Writes the job's row; of one that the clock asks for, with the time it was due.
///
/// # Errors
/// When the database refuses.
pub(super) async fn ask(
    tx: &Tx,
    job: Asked,
    at: Timestamp,
    tick: Option<Timestamp>,
) -> Result<entity::Model> {
    let row = entity::ActiveModel {
        id: Set(tx.new_id()),
        name: Set(job.name.to_owned()),
        payload: Set(job.payload),
        status: Set(JobStatus::Queued),
        tick: Set(tick),
        attempts: Set(0),
        max_attempts: Set(job.max_attempts),
        run_at: Set(at),
        lease_until: Set(None),
        lease_number: Set(0),
        last_error: Set(None),
        created_at: Set(tx.now()),
        finished_at: Set(None),
    };
    let row = row.insert(&**tx).await?;
    tx.wakes_workers();
    Ok(row)
}
