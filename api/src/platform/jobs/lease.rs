//! The life of a job's row: leased by one worker, then done, tried again or dead. Each lease has a number of its own, and
//! whoever outlived theirs fails to write: the job's row, and whatever the job itself would commit.

use std::{future::Future, time::Duration};

use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseBackend, EntityTrait, ExprTrait, FromQueryResult, QueryFilter,
    QueryOrder, QuerySelect, Statement, sea_query::Expr,
};

use super::entity::{COLUMN, Column, Entity, JobStatus, Model};
use crate::platform::{
    audit::Identity,
    db::Db,
    problem::{Problem, Result, UNAVAILABLE},
    time::Timestamp,
};

/// How long a worker may believe that it alone runs the job.
pub const LEASE: Duration = Duration::from_mins(5);

tokio::task_local! {
    static IN_HAND: Lease;
}

/// The right to do a job, as long as nobody else has a newer one.
#[derive(Clone, Copy, Debug)]
pub struct Lease {
    job: super::JobId,
    number: i64,
}

impl Lease {
    pub const fn of(job: &Model) -> Self {
        Self { job: job.id, number: job.lease_number }
    }

    /// The lease of the job that is running here, for its transactions.
    pub fn in_hand() -> Option<Self> {
        IN_HAND.try_with(|lease| *lease).ok()
    }

    /// Runs a job under its lease.
    pub async fn scope<F: Future>(self, job: F) -> F::Output {
        IN_HAND.scope(self, job).await
    }

    /// Proves, within a transaction that is about to be committed, that the lease is still ours, and keeps it so until
    /// then.
    ///
    /// # Errors
    /// When another worker has the job.
    pub async fn hold(self, tx: &impl ConnectionTrait) -> Result<()> {
        let select = Entity::find()
            .select_only()
            .column(Column::Id)
            .filter(COLUMN.id.eq(self.job))
            .filter(COLUMN.status.eq(JobStatus::Running))
            .filter(COLUMN.lease_number.eq(self.number));
        match select.lock_shared().into_tuple::<super::JobId>().one(tx).await? {
            Some(_) => Ok(()),
            None => {
                Err(Problem::new(UNAVAILABLE).detail("the lease was lost, and with it the right to write"))
            }
        }
    }
}

/// What a claim reads of the row. Named one by one: a star would change its meaning under the old version while a new one
/// adds a column, and PostgreSQL refuses a prepared statement whose columns have changed.
const COLUMNS: &str = "id, name, payload, status, tick, attempts, max_attempts, run_at, lease_until, lease_number, \
    last_error, created_at, finished_at";

/// Characters of an error that are kept.
const ERROR_LENGTH: usize = 2_000;

/// Takes the next job that is due: one that waits, or one whose worker was lost.
///
/// # Errors
/// When the database refuses.
pub async fn claim(db: &Db) -> Result<Option<Model>> {
    if !anything_due(db).await? {
        return Ok(None);
    }
    bury_lost(db).await?;
    let waiting = "status = 'queued' AND run_at <= $2";
    let lost = "status = 'running' AND lease_until < $2 AND attempts < max_attempts";
    for (condition, order) in [(waiting, "run_at, id"), (lost, "lease_until, id")] {
        let tx = db.begin(&Identity::System).await?;
        let locking = if db.backend() == DatabaseBackend::Postgres { "FOR UPDATE SKIP LOCKED" } else { "" };
        let sql = format!(
            "UPDATE jobs SET status = 'running', attempts = attempts + 1, lease_number = lease_number + 1, lease_until = $1
             WHERE id = (SELECT id FROM jobs WHERE {condition} ORDER BY {order} LIMIT 1 {locking}) RETURNING {COLUMNS}"
        );
        let until = db.now() + LEASE;
        let statement = Statement::from_sql_and_values(
            db.backend(),
            sql,
            [until.micros().into(), db.now().micros().into()],
        );
        let row = tx.query_one_raw(statement).await?;
        let job = row.map(|row| Model::from_query_result(&row, "")).transpose()?;
        tx.commit_housekeeping().await?;
        if job.is_some() {
            return Ok(job);
        }
    }
    Ok(None)
}

/// A look that takes no lock: with nothing to do, workers keep out of the writers' way.
async fn anything_due(db: &Db) -> Result<bool> {
    let now = db.now();
    let first = |status| Entity::find().select_only().column(Column::Id).filter(COLUMN.status.eq(status));
    let waiting =
        first(JobStatus::Queued).filter(COLUMN.run_at.lte(now)).order_by_asc(Column::RunAt).limit(1);
    if waiting.into_tuple::<uuid::Uuid>().one(&**db).await?.is_some() {
        return Ok(true);
    }
    let lost = first(JobStatus::Running).filter(COLUMN.lease_until.lt(now)).limit(1);
    Ok(lost.into_tuple::<uuid::Uuid>().one(&**db).await?.is_some())
}

/// A job whose worker was lost at its last attempt is dead.
async fn bury_lost(db: &Db) -> Result<()> {
    let now = db.now();
    let lost = || {
        sea_orm::Condition::all()
            .add(COLUMN.status.eq(JobStatus::Running))
            .add(COLUMN.lease_until.lt(now))
            .add(Expr::col(Column::Attempts).gte(Expr::col(Column::MaxAttempts)))
    };
    let any = Entity::find().select_only().column(Column::Id).filter(lost()).limit(1);
    if any.into_tuple::<uuid::Uuid>().one(&**db).await?.is_none() {
        return Ok(());
    }
    let tx = db.begin(&Identity::System).await?;
    Entity::update_many()
        .col_expr(Column::Status, Expr::value(JobStatus::Dead))
        .col_expr(Column::LastError, Expr::value("its worker was lost"))
        .col_expr(Column::FinishedAt, Expr::value(now))
        .filter(lost())
        .exec(&*tx)
        .await?;
    tx.commit_housekeeping().await
}

/// Writes down that the job has run.
///
/// # Errors
/// When the database refuses.
pub async fn finish(db: &Db, job: &Model) -> Result<bool> {
    close(db, job, JobStatus::Done, None, None).await
}

/// Writes down that the job failed: it waits for its next attempt, or is dead.
///
/// # Errors
/// When the database refuses.
pub async fn fail(db: &Db, job: &Model, error: &str) -> Result<bool> {
    let error: String = error.chars().take(ERROR_LENGTH).collect();
    if job.attempts >= job.max_attempts {
        return close(db, job, JobStatus::Dead, Some(error), None).await;
    }
    let again = db.now() + back_off(job.attempts);
    close(db, job, JobStatus::Queued, Some(error), Some(again)).await
}

/// 10 seconds, then twice as long each time, up to an hour.
pub fn back_off(attempts: i32) -> Duration {
    let doublings = u32::try_from(attempts.clamp(1, 10)).unwrap_or(1) - 1;
    Duration::from_secs(std::cmp::min(10_u64 << doublings, 3_600))
}

/// Whether the row was still ours.
async fn close(
    db: &Db,
    job: &Model,
    status: JobStatus,
    error: Option<String>,
    again: Option<Timestamp>,
) -> Result<bool> {
    let tx = db.begin(&Identity::System).await?;
    let finished = again.is_none().then(|| tx.now());
    let written = Entity::update_many()
        .col_expr(Column::Status, Expr::value(status))
        .col_expr(Column::LastError, Expr::value(error))
        .col_expr(Column::RunAt, Expr::value(again.unwrap_or(job.run_at)))
        .col_expr(Column::LeaseUntil, Expr::value(Option::<i64>::None))
        .col_expr(Column::FinishedAt, Expr::value(finished))
        .filter(COLUMN.id.eq(job.id))
        .filter(COLUMN.status.eq(JobStatus::Running))
        .filter(COLUMN.lease_number.eq(job.lease_number))
        .exec(&*tx)
        .await?;
    tx.commit_housekeeping().await?;
    Ok(written.rows_affected == 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waiting_grows_and_has_an_end() {
        assert_eq!(back_off(1), Duration::from_secs(10));
        assert_eq!(back_off(3), Duration::from_secs(40));
        assert_eq!(back_off(40), Duration::from_hours(1));
    }
}
