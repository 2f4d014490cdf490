//! Backup of an SQLite database while the service runs. (PostgreSQL has its own tools, see docs/OPERATIONS.md.)

use std::path::Path;

use sea_orm::{ConnectionTrait, DatabaseBackend, DbErr, Statement};

use super::{config::Config, db::Db, random::Random, time::Clock};

/// Writes a consistent copy of the database to a new file. Other programs' SQLite must not touch the file: an older one
/// may not know what is in the write-ahead log.
///
/// # Errors
/// When the database is none of SQLite's, cannot be read, or the file exists already or cannot be written.
pub async fn write(config: &Config, to: &Path) -> Result<(), DbErr> {
    if !config.uses_sqlite() {
        return Err(DbErr::Custom("PostgreSQL is backed up by pg_dump, see docs/OPERATIONS.md".into()));
    }
    if to.exists() {
        return Err(DbErr::Custom(format!("{} is there already", to.display())));
    }
    let single = Config { database_connections: 1, ..config.clone() };
    let db = Db::connect(&single, Clock::system(), Random::from_system()).await?;
    let path = to.to_string_lossy().into_owned();
    let copied = db
        .execute_raw(Statement::from_sql_and_values(DatabaseBackend::Sqlite, "VACUUM INTO ?", [path.into()]))
        .await;
    db.close().await?;
    copied?;
    // SQLite leaves it to the system when the copy reaches the disk.
    std::fs::File::open(to)
        .and_then(|file| file.sync_all())
        .map_err(|error| DbErr::Custom(format!("{}: {error}", to.display())))
}
