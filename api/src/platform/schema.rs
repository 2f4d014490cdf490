//! The schema is brought up to date by one process at a time, and never turned back.

use std::{fs::File, path::PathBuf};

use migrations::{Migrator, MigratorTrait};
use sea_orm::{DatabaseTransaction, DbErr};
use serde::Serialize;

use super::{
    config::Config,
    db::Db,
    random::Random,
    sqlite,
    time::{Clock, Timestamp},
};

/// PostgreSQL's advisory lock under which one process migrates at a time ("wenovate" in ASCII, truncated).
const MIGRATION_LOCK: i64 = 0x7765_6e6f_7661;

/// One step of the schema, and whether this database has made it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Step {
    pub name: String,
    pub state: StepState,
    /// To the second.
    pub applied_at: Option<Timestamp>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum StepState {
    Applied,
    Pending,
    /// Made by a later version: this one does not know it, and serves all the same.
    Newer,
}

impl std::fmt::Display for Step {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let state = match self.state {
            StepState::Applied => "applied",
            StepState::Pending => "pending",
            StepState::Newer => "newer",
        };
        let at = self.applied_at.map(Timestamp::to_rfc3339).unwrap_or_default();
        write!(f, "{state:8} {at:20} {}", self.name)
    }
}

/// Brings the schema up to date, one process at a time: the others wait, and find nothing left to do.
///
/// A schema that a later version has brought further is left alone: the version before goes on with it.
///
/// # Errors
/// When the database cannot be reached, a migration fails, or it is of a later version and yet lacks a step of ours.
pub async fn migrate(config: &Config) -> Result<(), DbErr> {
    let single = Config { database_connections: 2, ..config.clone() };
    let db = Db::connect(&single, Clock::system(), Random::from_system()).await?;
    let lock = Lock::of(&db, config).await?;
    let migrated = bring_up(&db).await;
    lock.release().await?;
    migrated?;
    db.close().await
}

async fn bring_up(db: &Db) -> Result<(), DbErr> {
    let steps = steps(db).await?;
    let some = |state| steps.iter().any(|step| step.state == state);
    match (some(StepState::Pending), some(StepState::Newer)) {
        (false, _) => Ok(()),
        (true, false) => Migrator::up(&**db, None).await,
        (true, true) => Err(DbErr::Custom(
            "a later version has migrated this database, and steps of this one are missing: use the later one".into(),
        )),
    }
}

/// Where the schema stands: the steps of this version in their order, then those of later ones.
///
/// # Errors
/// When the database cannot be reached.
pub async fn status(config: &Config) -> Result<Vec<Step>, DbErr> {
    let single = Config { database_connections: 1, ..config.clone() };
    let db = Db::connect(&single, Clock::system(), Random::from_system()).await?;
    let steps = steps(&db).await;
    db.close().await?;
    steps
}

/// Steps of this version that the database has not made.
///
/// # Errors
/// When the database cannot be reached.
pub async fn pending_migrations(db: &Db) -> Result<Vec<String>, DbErr> {
    let steps = steps(db).await?.into_iter();
    Ok(steps.filter(|step| step.state == StepState::Pending).map(|step| step.name).collect())
}

async fn steps(db: &Db) -> Result<Vec<Step>, DbErr> {
    let mut applied = migrations::applied(db).await?;
    let mut steps: Vec<Step> = Migrator::migrations()
        .iter()
        .map(|migration| {
            let applied_at = applied.remove(migration.name()).map(|seconds| Timestamp(seconds * 1_000_000));
            let state = if applied_at.is_some() { StepState::Applied } else { StepState::Pending };
            Step { name: migration.name().to_owned(), state, applied_at }
        })
        .collect();
    steps.extend(applied.into_iter().map(|(name, seconds)| Step {
        name,
        state: StepState::Newer,
        applied_at: Some(Timestamp(seconds * 1_000_000)),
    }));
    Ok(steps)
}

/// Held while a process migrates; it ends with the process, however that ends.
enum Lock {
    /// An advisory lock in a transaction of its own, while the migrations run on the other connection: the session form
    /// of the lock does not survive a pooler.
    Postgres(DatabaseTransaction),
    /// A lock (flock) on the folder that the database's file is in.
    Folder(File),
}

impl Lock {
    async fn of(db: &Db, config: &Config) -> Result<Self, DbErr> {
        if !config.uses_sqlite() {
            return Ok(Self::Postgres(db.advisory_lock(MIGRATION_LOCK).await?));
        }
        let folder =
            sqlite::file_of(config).and_then(|file| file.parent().map(PathBuf::from)).unwrap_or_default();
        let folder = if folder.as_os_str().is_empty() { ".".into() } else { folder };
        let locked = tokio::task::spawn_blocking(move || {
            let folder = File::open(folder)?;
            folder.lock()?;
            Ok::<_, std::io::Error>(folder)
        });
        let locked = locked.await.map_err(std::io::Error::other).flatten();
        locked.map(Self::Folder).map_err(|error| DbErr::Custom(format!("the database's folder: {error}")))
    }

    async fn release(self) -> Result<(), DbErr> {
        match self {
            Self::Postgres(transaction) => transaction.rollback().await,
            Self::Folder(folder) => folder.unlock().map_err(|error| DbErr::Custom(error.to_string())),
        }
    }
}
