//! Mail: rendered and written in the transaction of the change, sent by a job.

pub mod entity;
