//! What a backup says of itself.

use std::{
    fs::File,
    io::{self, Read},
    path::Path,
};

use sha2::{Digest, Sha256};

use serde::{Deserialize, Serialize};

use super::BackupError;
use crate::platform::{audit::chain::Link, random::hex, time::Timestamp};

/// The database's file in a backup.
pub const DATABASE: &str = "wenovate.db";
/// The folder of the files in a backup, each under its hash.
pub const FILES: &str = "files";
/// Written last: a backup without it is not whole.
const MANIFEST: &str = "manifest.json";

/// What is in a backup.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// The version that wrote it.
    pub version: String,
    pub made_at: Timestamp,
    /// SHA-256 of the database's file, in hexadecimal.
    pub database_sha256: String,
    pub files: u64,
    /// Files that the database knows and the storage did not have.
    pub missing: Vec<String>,
    /// The chain of the audit trail.
    pub audit_size: i64,
    pub audit_root: Link,
}

impl Manifest {
    pub(super) fn read(folder: &Path) -> Result<Self, BackupError> {
        let no_backup = |error: String| BackupError::NoBackup(folder.to_owned(), error);
        let text = std::fs::read(folder.join(MANIFEST)).map_err(|error| no_backup(error.to_string()))?;
        serde_json::from_slice(&text).map_err(|error| no_backup(error.to_string()))
    }

    pub(super) fn write(&self, folder: &Path) -> Result<(), BackupError> {
        let path = folder.join(MANIFEST);
        let text =
            serde_json::to_vec_pretty(self).map_err(|error| BackupError::Io(path.clone(), error.into()))?;
        std::fs::write(&path, text).and_then(|()| sync(&path)).map_err(BackupError::at(&path))
    }
}

/// What is written is on the disk when this returns.
pub(super) fn sync(path: &Path) -> io::Result<()> {
    File::open(path)?.sync_all()
}

/// SHA-256 of a file, in hexadecimal.
pub(super) fn digest(path: &Path) -> io::Result<String> {
    let mut file = File::open(path)?;
    let (mut hash, mut piece) = (Sha256::new(), vec![0; 1 << 16]);
    loop {
        let length = file.read(&mut piece)?;
        let Some(read) = piece.get(..length).filter(|read| !read.is_empty()) else { break };
        hash.update(read);
    }
    Ok(hex(&hash.finalize()))
}
