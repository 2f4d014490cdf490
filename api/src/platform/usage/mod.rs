//! How much API clients use, by day (ADR 0053). A process counts in its memory and adds what it counted to the database
//! every few seconds: no request waits for a write, and all replicas together count each request once.

mod entity;
mod flush;
mod purge;

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

use actix_web::http::StatusCode;
use time::Date;
use uuid::Uuid;

pub use self::{
    entity::{COLUMN, Column, Entity, Model},
    flush::Flusher,
    purge::PurgeUsage,
};
use super::time::Timestamp;

/// What was counted of a client on a day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Counted {
    requests: i64,
    refused: i64,
    last_at: i64,
}

/// The counts of this process that the database does not have yet. Clones share them.
#[derive(Clone, Debug, Default)]
pub struct Usage(Arc<Mutex<HashMap<(Uuid, Date), Counted>>>);

impl Usage {
    /// A request of this client was answered.
    pub fn count(&self, client: Uuid, now: Timestamp, status: StatusCode) {
        let mut counts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let counted = counts.entry((client, now.date())).or_default();
        counted.requests += 1;
        counted.refused += i64::from(status.is_client_error() || status.is_server_error());
        counted.last_at = Ord::max(counted.last_at, now.micros());
    }

    fn take(&self) -> HashMap<(Uuid, Date), Counted> {
        std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// What could not be written is counted on.
    fn put_back(&self, (client, day): (Uuid, Date), more: Counted) {
        let mut counts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let counted = counts.entry((client, day)).or_default();
        counted.requests += more.requests;
        counted.refused += more.refused;
        counted.last_at = Ord::max(counted.last_at, more.last_at);
    }
}
