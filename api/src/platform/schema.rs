//! The schema is brought up to date by one process at a time.

use migrations::{Migrator, MigratorTrait};
use sea_orm::{DatabaseBackend, DbErr};

use super::{config::Config, db::Db, random::Random, time::Clock};

/// PostgreSQL's advisory lock under which one process migrates at a time ("wenovate" in ASCII, truncated).
const MIGRATION_LOCK: i64 = 0x7765_6e6f_7661;

/// Brings the schema up to date; on PostgreSQL one process at a time.
///
/// # Errors
/// When the database cannot be reached or a migration fails.
pub async fn migrate(config: &Config) -> Result<(), DbErr> {
    let single = Config { database_connections: 2, ..config.clone() };
    let db = Db::connect(&single, Clock::system(), Random::from_system()).await?;
    if db.backend() == DatabaseBackend::Postgres {
        // Held by a transaction of its own while the migrations run on the other connection: the session form of
        // the lock does not survive a pooler.
        let lock = db.advisory_lock(MIGRATION_LOCK).await?;
        let migrated = Migrator::up(&*db, None).await;
        lock.rollback().await?;
        migrated?;
    } else {
        Migrator::up(&*db, None).await?;
    }
    db.close().await
}

/// Migrations that have not been applied yet.
///
/// # Errors
/// When the database cannot be reached.
pub async fn pending_migrations(db: &Db) -> Result<Vec<String>, DbErr> {
    let pending = Migrator::get_pending_migrations(&**db).await?;
    Ok(pending.iter().map(|migration| migration.name().to_owned()).collect())
}
