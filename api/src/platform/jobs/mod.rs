//! Background work in the database: enqueued in the transaction of the change, run by any replica.

pub mod entity;
