//! What a refusal of the database or the storage is to the caller: their fault, a passing state, or ours.

use std::io;

use sea_orm::{DbErr, RuntimeErr, SqlErr};
use sqlx::Error as SqlxError;

use super::problem::{CONFLICT, Problem, STORAGE_FULL, UNAVAILABLE};

/// Seconds after which a full disk may have been seen to.
const FULL: u64 = 60;

/// Seconds after which a database that restarts or is overrun may answer again.
const SHORTLY: u64 = 2;

/// Unique and foreign-key violations are the caller's. A full disk and a database that is away pass by themselves, and
/// the caller may try again. Anything else is ours, logged and opaque.
impl From<DbErr> for Problem {
    fn from(error: DbErr) -> Self {
        match error.sql_err() {
            Some(SqlErr::UniqueConstraintViolation(_)) => return Self::new(CONFLICT),
            Some(SqlErr::ForeignKeyConstraintViolation(_)) => return Self::field("", "unknown_reference"),
            _ => {}
        }
        match passing(&error) {
            // Not as `Debug`, which repeats the values of the row.
            Some(State::Full) => {
                tracing::error!(%error, "the database has no room left");
                full()
            }
            Some(State::Away) => {
                tracing::warn!(%error, "the database does not answer");
                Self::new(UNAVAILABLE).retry_after(SHORTLY)
            }
            None => Self::internal(error.to_string()),
        }
    }
}

/// Files that cannot be written.
impl From<io::Error> for Problem {
    fn from(error: io::Error) -> Self {
        use io::ErrorKind::{FileTooLarge, QuotaExceeded, StorageFull};
        match error.kind() {
            StorageFull | QuotaExceeded | FileTooLarge => {
                tracing::error!(%error, "the storage has no room left");
                full()
            }
            _ => Self::internal(error),
        }
    }
}

fn full() -> Problem {
    Problem::new(STORAGE_FULL).retry_after(FULL)
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Full,
    Away,
}

fn passing(error: &DbErr) -> Option<State> {
    match error {
        DbErr::ConnectionAcquire(_) => Some(State::Away),
        DbErr::Conn(RuntimeErr::SqlxError(error))
        | DbErr::Exec(RuntimeErr::SqlxError(error))
        | DbErr::Query(RuntimeErr::SqlxError(error)) => match &**error {
            SqlxError::Database(error) => error.code().and_then(|code| of_code(&code)),
            SqlxError::Io(_) | SqlxError::PoolTimedOut | SqlxError::PoolClosed => Some(State::Away),
            _ => None,
        },
        _ => None,
    }
}

/// SQLite's result codes (its extended ones keep the kind in the lowest byte) and PostgreSQL's SQLSTATEs.
fn of_code(code: &str) -> Option<State> {
    match code {
        // disk_full, configuration_limit_exceeded
        "53100" | "53400" => return Some(State::Full),
        // out_of_memory, too_many_connections; shutdowns; a deadlock or a lost race that a second try wins
        "53200" | "53300" | "57P01" | "57P02" | "57P03" | "40001" | "40P01" => return Some(State::Away),
        _ if code.len() == 5 && code.starts_with("08") => return Some(State::Away),
        _ => {}
    }
    match code.parse::<u32>().ok()? & 0xFF {
        // SQLITE_FULL
        13 => Some(State::Full),
        // SQLITE_BUSY, SQLITE_LOCKED
        5 | 6 => Some(State::Away),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_of_both_databases_are_known() {
        assert_eq!(of_code("53100"), Some(State::Full));
        assert_eq!(of_code("13"), Some(State::Full));
        assert_eq!(of_code("08006"), Some(State::Away));
        assert_eq!(of_code("57P01"), Some(State::Away));
        assert_eq!(of_code("517"), Some(State::Away), "SQLITE_BUSY_SNAPSHOT");
        assert_eq!(of_code("42601"), None);
        assert_eq!(of_code("1"), None);
    }

    #[test]
    fn a_full_disk_is_told_with_a_time_to_try_again() {
        let problem = Problem::from(io::Error::from(io::ErrorKind::StorageFull));
        assert_eq!((problem.to_string().as_str(), problem.retry_after), ("507 storage-full", Some(FULL)));
    }
}
