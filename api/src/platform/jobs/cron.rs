//! Times of a schedule: a cron expression of five fields, in UTC.

use std::{cmp::Ordering, str::FromStr};

use croner::{CivilDateTime, Cron, CronDateTime, Resolution, Weekday, errors::CronError};
use time::{Date, Month, PrimitiveDateTime, Time};

use crate::platform::{
    problem::{Problem, Result},
    time::Timestamp,
};

/// The first time after this one that the expression names.
///
/// # Errors
/// When it is no cron expression, or names no time ("30 February").
pub fn next_after(expression: &str, after: Timestamp) -> Result<Timestamp> {
    let cron = Cron::from_str(expression).map_err(Problem::internal)?;
    cron.find_next_occurrence(&after, false).map_err(Problem::internal)
}

impl CronDateTime for Timestamp {
    fn to_civil(&self) -> CivilDateTime {
        let (date, time) = (self.to_datetime().date(), self.to_datetime().time());
        CivilDateTime::from_ymd_hms_opt(
            date.year(),
            u8::from(date.month()).into(),
            date.day().into(),
            time.hour().into(),
            time.minute().into(),
            time.second().into(),
        )
        .unwrap_or(EPOCH)
    }

    fn civil_weekday(&self) -> Weekday {
        Weekday::from_days_from_sunday(self.date().weekday().number_days_from_sunday().into())
    }

    /// In UTC each time of the clock on the wall is there once.
    fn resolve_civil(&self, civil: CivilDateTime) -> Result<Resolution<Self>, CronError> {
        datetime(civil).map(Resolution::Single).ok_or(CronError::InvalidDate)
    }

    fn checked_add_seconds(&self, seconds: i64) -> Option<Self> {
        self.0.checked_add(seconds.checked_mul(1_000_000)?).map(Self)
    }

    fn cmp_instant(&self, other: &Self) -> Ordering {
        self.cmp(other)
    }
}

/// What no timestamp can be, since all of them have a date.
const EPOCH: CivilDateTime = CivilDateTime::new(
    croner::CivilDate::from_parts_unchecked(1970, 1, 1),
    croner::CivilTime::from_parts_unchecked(0, 0, 0),
);

fn datetime(civil: CivilDateTime) -> Option<Timestamp> {
    let part = |number: u32| u8::try_from(number).ok();
    let month = Month::try_from(part(civil.month())?).ok()?;
    let date = Date::from_calendar_date(civil.year(), month, part(civil.day())?).ok()?;
    let time = Time::from_hms(part(civil.hour())?, part(civil.minute())?, part(civil.second())?).ok()?;
    Some(Timestamp::from_datetime(PrimitiveDateTime::new(date, time).assume_utc()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn next(expression: &str, after: &str) -> String {
        next_after(expression, Timestamp::from_rfc3339(after).unwrap()).unwrap().to_rfc3339()
    }

    #[test]
    fn the_next_time_is_after_this_one() {
        assert_eq!(next("*/5 * * * *", "2026-11-24T10:00:00Z"), "2026-11-24T10:05:00Z");
        assert_eq!(next("*/5 * * * *", "2026-11-24T10:04:59.5Z"), "2026-11-24T10:05:00Z");
        assert_eq!(next("17 3 * * *", "2026-11-24T10:00:00Z"), "2026-11-25T03:17:00Z");
        assert_eq!(next("0 6 * * MON", "2026-11-24T10:00:00Z"), "2026-11-30T06:00:00Z");
        assert_eq!(next("0 0 29 2 *", "2026-11-24T10:00:00Z"), "2028-02-29T00:00:00Z");
    }

    #[test]
    fn what_names_no_time_is_refused() {
        assert!(next_after("0 0 30 2 *", Timestamp(0)).is_err());
        assert!(next_after("every day", Timestamp(0)).is_err());
        assert!(next_after("61 * * * *", Timestamp(0)).is_err());
    }
}
