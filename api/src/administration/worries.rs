//! When operators should worry: the thresholds of docs/OPERATIONS.md and of deploy/prometheus, in one place for the page.

use std::time::Duration;

use serde::Serialize;
use utoipa::ToSchema;

use super::system::System;
use crate::platform::time::{Timestamp, days};

/// A job that is due is taken within seconds where a worker runs.
const JOBS_WAIT: Duration = Duration::from_mins(5);

/// Events are sealed every minute.
const AUDIT_WAITS: Duration = Duration::from_mins(10);

/// Checkpoints are published every day.
const CHECKPOINT_AGES: Duration = days(2);

/// Of the storage, free.
const STORAGE_LEAST: u64 = 5;

/// What a person should look at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Worry {
    /// The schema is not the one of this version.
    MigrationsPending,
    /// Jobs were given up.
    JobsDead,
    /// A job that is due has been waiting for more than five minutes.
    JobsStuck,
    /// Mails failed, or nobody knows whether they arrived.
    MailsFailed,
    /// The storage cannot be reached.
    StorageAway,
    /// Less than a fifth of the storage is free.
    StorageLow,
    /// An event has been waiting for its seal for more than ten minutes.
    AuditUnsealed,
    /// The last signed checkpoint is older than two days.
    AuditWithoutCheckpoint,
    /// A replica has said nothing for a minute.
    ReplicaSilent,
    /// Replicas of different versions serve.
    VersionsDiffer,
}

pub fn of(system: &System) -> Vec<Worry> {
    let older = |at: Option<Timestamp>, than: Duration| at.is_some_and(|at| at + than < system.at);
    let (storage, audit) = (&system.storage, &system.audit);
    let low = storage.free.zip(storage.total).is_some_and(|(free, total)| free < total / STORAGE_LEAST);
    let versions_differ =
        system.replicas.iter().any(|replica| !replica.silent && replica.version != system.version);
    let first_start = system.replicas.iter().map(|replica| replica.started_at).min();
    [
        (!system.database.pending_migrations.is_empty(), Worry::MigrationsPending),
        (system.jobs.dead > 0, Worry::JobsDead),
        (older(system.jobs.oldest_due, JOBS_WAIT), Worry::JobsStuck),
        (system.mail.failed + system.mail.unknown > 0, Worry::MailsFailed),
        (!storage.answers, Worry::StorageAway),
        (low, Worry::StorageLow),
        (older(audit.waiting_since, AUDIT_WAITS), Worry::AuditUnsealed),
        (older(audit.checkpoint_at.or(first_start), CHECKPOINT_AGES), Worry::AuditWithoutCheckpoint),
        (system.replicas.iter().any(|replica| replica.silent), Worry::ReplicaSilent),
        (versions_differ, Worry::VersionsDiffer),
    ]
    .into_iter()
    .filter_map(|(worries, what)| worries.then_some(what))
    .collect()
}
