//! What is read when Prometheus asks: pool, queues, audit chain, storage, memory.

use metrics::gauge;

use crate::platform::{audit::state, foundation::Foundation, jobs, mail, problem::Result, time::Timestamp};

const UP: &str = "wenovate_database_up";
const CONNECTIONS: &str = "wenovate_database_connections";
const JOBS: &str = "wenovate_jobs";
const JOBS_OLDEST_DUE: &str = "wenovate_jobs_oldest_due_seconds";
const MAILS: &str = "wenovate_mails";
const AUDIT_SIZE: &str = "wenovate_audit_sealed_events";
const AUDIT_WAITING: &str = "wenovate_audit_unsealed_seconds";
const AUDIT_CHECKPOINT: &str = "wenovate_audit_checkpoint_age_seconds";
const STORAGE_FREE: &str = "wenovate_storage_free_bytes";
const MEMORY: &str = "process_resident_memory_bytes";
const STARTED: &str = "process_start_time_seconds";
const BUILD: &str = "wenovate_build_info";

pub(super) fn describe() {
    use metrics::describe_gauge as gauge;
    gauge!(UP, "1 when the database answers");
    gauge!(CONNECTIONS, "Connections of this replica, by state; max is what it may open");
    gauge!(JOBS, "Background work in the database, by state; counted to 1000");
    gauge!(JOBS_OLDEST_DUE, "Seconds that the oldest job that is due has been waiting");
    gauge!(MAILS, "Mails that have not arrived, by state; counted to 1000");
    gauge!(AUDIT_SIZE, "Events in the chain of the audit trail");
    gauge!(AUDIT_WAITING, "Seconds since the oldest event that has no seal");
    gauge!(AUDIT_CHECKPOINT, "Seconds since the last signed checkpoint");
    gauge!(STORAGE_FREE, "Bytes that are free where files are kept");
    gauge!(MEMORY, "Resident memory");
    gauge!(STARTED, "When the process started, in seconds since the epoch");
    gauge!(BUILD, "The version that runs");
}

/// Reads all of it. When the database does not answer, what it would have said stays as it was.
pub(super) async fn take(foundation: &Foundation) {
    let answered = of_the_database(foundation).await;
    gauge!(UP).set(f64::from(u8::from(answered.is_ok())));
    if let Err(problem) = answered {
        tracing::warn!(%problem, "the database could not be measured");
    }
    let pool = foundation.db.pool();
    for (state, count) in
        [("idle", pool.idle), ("used", pool.open.saturating_sub(pool.idle)), ("max", pool.most)]
    {
        gauge!(CONNECTIONS, "state" => state).set(f64::from(count));
    }
    if let Ok(Some(room)) = foundation.storage.room() {
        gauge!(STORAGE_FREE).set(room.free as f64);
    }
    if let Some(bytes) = resident_memory() {
        gauge!(MEMORY).set(bytes as f64);
    }
    gauge!(STARTED).set(foundation.started_at.micros() as f64 / 1e6);
    gauge!(BUILD, "version" => env!("CARGO_PKG_VERSION")).set(1);
}

async fn of_the_database(foundation: &Foundation) -> Result<()> {
    let db = &foundation.db;
    let now = db.now();
    let queue = jobs::depth(db).await?;
    for (state, count) in [("queued", queue.queued), ("running", queue.running), ("dead", queue.dead)] {
        gauge!(JOBS, "state" => state).set(count as f64);
    }
    gauge!(JOBS_OLDEST_DUE).set(seconds_since(queue.oldest_due, now));
    let mails = mail::depth(db).await?;
    for (state, count) in [("queued", mails.queued), ("failed", mails.failed), ("unknown", mails.unknown)] {
        gauge!(MAILS, "state" => state).set(count as f64);
    }
    let chain = state::state(&**db).await?;
    gauge!(AUDIT_SIZE).set(chain.end.size as f64);
    gauge!(AUDIT_WAITING).set(seconds_since(chain.waiting_since, now));
    if let Some(checkpoint) = chain.checkpoint {
        gauge!(AUDIT_CHECKPOINT).set(seconds_since(Some(checkpoint.at), now));
    }
    Ok(())
}

/// 0 when nothing waits.
fn seconds_since(at: Option<Timestamp>, now: Timestamp) -> f64 {
    at.map_or(0.0, |at| (now.micros() - at.micros()).max(0) as f64 / 1e6)
}

/// Linux says it in kilobytes.
fn resident_memory() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    line.split_whitespace().next()?.parse::<u64>().ok().map(|kilobytes| kilobytes * 1_024)
}
