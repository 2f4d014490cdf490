//! Where an answer is read from.

use std::ops::Deref;

use sea_orm::ConnectionTrait;

use super::{
    db::{Db, Tx},
    time::Timestamp,
};

/// The database, or a transaction that is about to be committed.
pub trait Read: Deref<Target: ConnectionTrait + Sized> + Sync {
    /// The instant that the answer speaks of.
    fn now(&self) -> Timestamp;
}

impl Read for Db {
    fn now(&self) -> Timestamp {
        self.clock().now()
    }
}

impl Read for Tx {
    fn now(&self) -> Timestamp {
        self.now()
    }
}
