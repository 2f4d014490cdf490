//! What SQLite wants to be told: how to keep what it has acknowledged, and which of its versions do not.

use std::{path::PathBuf, time::Duration};

use sea_orm::{DatabaseBackend, DatabaseConnection, DbErr, FromQueryResult, Statement};
use secrecy::ExposeSecret;
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous};

use super::config::Config;

/// Older versions can lose commits in WAL mode with two connections.
const AT_LEAST: (u32, u32, u32) = (3, 51, 3);

/// How each connection is opened.
pub fn options(options: SqliteConnectOptions) -> SqliteConnectOptions {
    options
        .create_if_missing(true)
        .foreign_keys(true)
        .journal_mode(SqliteJournalMode::Wal)
        // NORMAL may roll back acknowledged commits when the power fails.
        .synchronous(SqliteSynchronous::Full)
        .busy_timeout(Duration::from_secs(8))
        .pragma("temp_store", "MEMORY")
        .optimize_on_close(true, None)
}

/// The database's file; none when it is another database, or in memory.
pub fn file_of(config: &Config) -> Option<PathBuf> {
    let path = config.database_url.expose_secret().strip_prefix("sqlite:")?.trim_start_matches("//");
    let path = path.split('?').next().unwrap_or_default();
    (!path.is_empty() && path != ":memory:").then(|| path.into())
}

/// Makes the folder of the file. When that fails, connecting fails too, and says more.
pub fn create_folder(config: &Config) {
    if let Some(folder) = file_of(config).as_deref().and_then(std::path::Path::parent) {
        let _ = std::fs::create_dir_all(folder);
    }
}

/// # Errors
/// When the version is too old to be trusted with the data.
pub async fn refuse_old(connection: &DatabaseConnection) -> Result<(), DbErr> {
    #[derive(FromQueryResult)]
    struct Version {
        version: String,
    }
    let statement = Statement::from_string(DatabaseBackend::Sqlite, "SELECT sqlite_version() AS version");
    let version = Version::find_by_statement(statement).one(connection).await?;
    let version = version.map(|row| row.version).unwrap_or_default();
    if is_too_old(&version) {
        return Err(DbErr::Custom(format!("SQLite {version} is too old: 3.51.3 or later is needed")));
    }
    Ok(())
}

fn is_too_old(version: &str) -> bool {
    let mut parts = version.split('.').map(|part| part.parse().unwrap_or(0));
    let mut next = || parts.next().unwrap_or(0);
    (next(), next(), next()) < AT_LEAST
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_that_lose_commits_are_too_old() {
        for old in ["3.51.2", "3.51", "3.50.9", "3.7.17", "2.8.17", ""] {
            assert!(is_too_old(old), "{old}");
        }
        for good in ["3.51.3", "3.51.10", "3.52.0", "4.0.0"] {
            assert!(!is_too_old(good), "{good}");
        }
    }

    #[test]
    fn the_file_is_found_in_the_address() {
        let file = |url: &str| file_of(&Config { database_url: url.into(), ..Config::default() });
        assert_eq!(file("sqlite://data/w.db?mode=rwc"), Some("data/w.db".into()));
        assert_eq!(file("sqlite:///var/lib/w.db"), Some("/var/lib/w.db".into()));
        assert_eq!(file("sqlite::memory:"), None);
        assert_eq!(file("postgres://localhost/w"), None);
    }
}
