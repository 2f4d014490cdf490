//! Background work in the database: enqueued in the transaction of the change, run by any replica (ADR 0002).

mod depth;
pub mod entity;
mod job;
mod lease;
mod registry;
mod worker;

pub use depth::{Depth, depth};
pub use entity::{JobId, JobStatus};
pub use job::Job;
pub use registry::Registry;
pub use worker::{Outcome, Runner, Workers};
