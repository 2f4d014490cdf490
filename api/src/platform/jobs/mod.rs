//! Background work in the database: enqueued in the transaction of the change or by the clock, run by any replica
//! (ADR 0002, ADR 0022).

mod cron;
mod depth;
pub mod entity;
mod job;
pub(super) mod lease;
mod purge;
mod registry;
pub mod schedule;
mod worker;

pub use depth::{Depth, ENOUGH, depth};
pub use entity::{JobId, JobStatus};
pub use job::Job;
pub use purge::PurgeJobs;
pub use registry::Registry;
pub use schedule::Schedule;
pub use worker::{Outcome, Runner, Workers};
