//! The table of background work.

use sea_orm::entity::prelude::*;

use crate::platform::time::Timestamp;

crate::id!(
    /// A job.
    JobId
);

crate::choice!(
    /// Where a job is in its life.
    JobStatus {
        /// Waits for its time, or for the next attempt.
        Queued,
        /// Leased by a worker.
        Running,
        /// Ran to its end.
        Done,
        /// Failed as often as it may; a person must look at it.
        Dead,
        /// Was dead, and a person has decided that it need not be done.
        Discarded,
    }
);

/// One piece of background work, written in the transaction that asks for it.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "jobs")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: JobId,
    /// Which job type runs it.
    pub name: String,
    /// The job's own fields.
    #[sea_orm(column_type = "JsonBinary")]
    pub payload: Json,
    pub status: JobStatus,
    /// When the clock asked for it; none when somebody else did.
    pub tick: Option<Timestamp>,
    pub attempts: i32,
    pub max_attempts: i32,
    /// Not before.
    pub run_at: Timestamp,
    /// Until when its worker may believe that it alone runs the job.
    pub lease_until: Option<Timestamp>,
    /// Grows with every lease; a worker that outlived its lease fails to write.
    pub lease_number: i64,
    #[sea_orm(column_type = "Text")]
    pub last_error: Option<String>,
    pub created_at: Timestamp,
    pub finished_at: Option<Timestamp>,
}

impl ActiveModelBehavior for ActiveModel {}
