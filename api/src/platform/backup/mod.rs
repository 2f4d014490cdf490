//! Backup and restore of the embedded default: SQLite and the files, together in one folder, while the service runs.
//! (PostgreSQL has its own tools: deploy/backup.)

mod manifest;
mod restore;
mod write;

use std::{io, path::PathBuf};

pub use self::{manifest::Manifest, restore::restore, write::write};
use super::problem::Problem;

/// Why a backup was not made or not restored.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    #[error("PostgreSQL is backed up by pg_dump: see deploy/backup and docs/OPERATIONS.md")]
    Postgres,
    #[error("the database is not in a file")]
    NoFile,
    #[error("{0} is there already: nothing is written over")]
    There(PathBuf),
    #[error("{0} is no backup, or not a whole one: {1}")]
    NoBackup(PathBuf, String),
    #[error("{0}: {1}")]
    Io(PathBuf, io::Error),
    #[error("the database: {0}")]
    Database(#[from] sea_orm::DbErr),
    #[error("{0}")]
    Platform(#[from] Problem),
}

impl BackupError {
    fn at(path: &std::path::Path) -> impl FnOnce(io::Error) -> Self {
        move |error| Self::Io(path.to_owned(), error)
    }
}
