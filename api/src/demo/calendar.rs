//! The days of the demo, counted from the day on which it is made.

use std::time::Duration;

use crate::platform::time::{Timestamp, days};

/// Midnight (UTC) of the day on which the demo is made.
#[derive(Clone, Copy, Debug)]
pub struct Today(Timestamp);

impl Today {
    pub fn of(now: Timestamp) -> Self {
        const DAY: i64 = 86_400_000_000;
        Self(Timestamp(now.micros().div_euclid(DAY) * DAY))
    }

    /// This many days before (negative) or after, at this hour.
    pub fn day(self, offset: i64, hour: u64) -> Timestamp {
        let span = days(offset.unsigned_abs());
        let day = if offset < 0 { self.0 - span } else { self.0 + span };
        day + Duration::from_hours(hour)
    }
}
