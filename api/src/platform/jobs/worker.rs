//! Workers: they take what is due, run it, and stop when they are told to, with the job in hand finished.

use std::time::Duration;

use tokio::{sync::watch, task::JoinHandle};
use tracing::Instrument;

use super::{
    Registry,
    entity::Model,
    lease::{self, LEASE, Lease},
    schedule,
};
use crate::platform::{
    foundation::Foundation,
    language::Language,
    metrics::{JOB_RUNS, JOB_SECONDS},
    problem::{Problem, Result},
    request::RequestContext,
};

/// How long a worker without work waits before it looks again; work of this process wakes it at once.
const PATIENCE: Duration = Duration::from_secs(1);

/// How often a process looks at the clock for its workers.
const BEAT: Duration = Duration::from_secs(5);

/// A worker stops its job before the lease is over: from then on the job may be somebody else's.
const LIMIT: Duration = LEASE.saturating_sub(Duration::from_secs(30));

/// What became of a job.
#[derive(Debug)]
pub enum Outcome {
    Done(Model),
    /// It waits for its next attempt, or is dead.
    Failed(Model, String),
}

/// Runs jobs, one at a time.
#[derive(Clone)]
pub struct Runner {
    foundation: Foundation,
    registry: Registry,
}

impl Runner {
    pub const fn new(foundation: Foundation, registry: Registry) -> Self {
        Self { foundation, registry }
    }

    pub const fn foundation(&self) -> &Foundation {
        &self.foundation
    }

    pub const fn registry(&self) -> &Registry {
        &self.registry
    }

    /// Writes down the schedules of this version.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn prepare(&self) -> Result<()> {
        schedule::prepare(&self.foundation.db, &self.registry).await
    }

    /// Asks for what is due by the clock.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn tick(&self) -> Result<()> {
        schedule::tick(&self.foundation.db, &self.registry).await
    }

    /// Runs the next job that is due.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn run_next(&self) -> Result<Option<Outcome>> {
        let Some(job) = lease::claim(&self.foundation.db).await? else { return Ok(None) };
        let begun = tokio::time::Instant::now();
        let outcome = self.attempt(&job).await;
        let said = if outcome.is_ok() { "done" } else { "failed" };
        metrics::histogram!(JOB_SECONDS, "job" => job.name.clone()).record(begun.elapsed());
        metrics::counter!(JOB_RUNS, "job" => job.name.clone(), "outcome" => said).increment(1);
        let db = &self.foundation.db;
        let ours = match &outcome {
            Ok(()) => lease::finish(db, &job).await?,
            Err(error) => {
                tracing::warn!(job = %job.name, id = %job.id, attempt = job.attempts, error, "a job failed");
                lease::fail(db, &job, error).await?
            }
        };
        if !ours {
            tracing::warn!(job = %job.name, id = %job.id, "a job outlived its lease");
        }
        Ok(Some(match outcome {
            Ok(()) => Outcome::Done(job),
            Err(error) => Outcome::Failed(job, error),
        }))
    }

    /// Runs it on a task of its own, so that its panic is its own.
    async fn attempt(&self, job: &Model) -> Result<(), String> {
        let context = RequestContext { id: format!("job-{}", job.id), language: Language::El, address: None };
        let run =
            Lease::of(job).scope(self.registry.run(&job.name, job.payload.clone(), self.foundation.clone()));
        let span = tracing::info_span!("job", name = %job.name, id = %job.id);
        let task = tokio::spawn(tokio::time::timeout(LIMIT, context.scope(run)).instrument(span));
        match task.await {
            Ok(Ok(Ok(()))) => Ok(()),
            Ok(Ok(Err(problem))) => Err(said(&problem)),
            Ok(Err(_)) => Err("it took longer than its lease".into()),
            Err(error) => Err(format!("it panicked: {error}")),
        }
    }
}

fn said(problem: &Problem) -> String {
    match &problem.detail {
        Some(detail) => format!("{problem}: {detail}"),
        None => problem.to_string(),
    }
}

/// The workers of this process.
pub struct Workers {
    stop: watch::Sender<bool>,
    tasks: Vec<JoinHandle<()>>,
}

impl Workers {
    /// Starts this many, and one that looks at the clock for them.
    pub fn start(runner: &Runner, count: usize) -> Self {
        let (stop, stopped) = watch::channel(false);
        let mut tasks: Vec<_> =
            (0..count).map(|_| tokio::spawn(work(runner.clone(), stopped.clone()))).collect();
        if count > 0 {
            tasks.push(tokio::spawn(keep_time(runner.clone(), stopped)));
        }
        Self { stop, tasks }
    }

    /// Lets the jobs in hand come to their end, and takes no others.
    pub async fn finish(self) {
        let _ = self.stop.send(true);
        for task in self.tasks {
            let _ = task.await;
        }
    }
}

async fn work(runner: Runner, mut stopped: watch::Receiver<bool>) {
    while !*stopped.borrow() {
        match runner.run_next().await {
            Ok(Some(_)) => continue,
            Ok(None) => {}
            Err(problem) => tracing::warn!(%problem, "no job could be taken"),
        }
        tokio::select! {
            () = runner.foundation.db.work_was_queued() => {}
            () = tokio::time::sleep(PATIENCE) => {}
            _ = stopped.changed() => {}
        }
    }
}

async fn keep_time(runner: Runner, mut stopped: watch::Receiver<bool>) {
    while !*stopped.borrow() {
        if let Err(problem) = runner.tick().await {
            tracing::warn!(%problem, "the schedules could not be looked at");
        }
        tokio::select! {
            () = tokio::time::sleep(BEAT) => {}
            _ = stopped.changed() => {}
        }
    }
}
