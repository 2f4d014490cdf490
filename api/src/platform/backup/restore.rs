//! Restoring a backup: looked through first, and never over something that is there.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use sea_orm::{ConnectionTrait, DatabaseBackend, EntityTrait, QuerySelect, Statement};

use super::{
    BackupError,
    manifest::{DATABASE, FILES, Manifest, digest, sync},
};
use crate::platform::{
    audit::verify,
    config::Config,
    db::Db,
    random::Random,
    sqlite,
    storage::{
        Storage,
        entity::{Column, Entity},
    },
    time::Clock,
};

/// Brings a backup back: the files first and the database last, so that one which was cut off can be begun anew.
///
/// # Errors
/// When the backup is not whole, a database is there already, or something cannot be written.
pub async fn restore(config: &Config, from: &Path) -> Result<Manifest, BackupError> {
    if !config.uses_sqlite() {
        return Err(BackupError::Postgres);
    }
    let target = sqlite::file_of(config).ok_or(BackupError::NoFile)?;
    for path in [target.clone(), beside(&target, "-wal"), beside(&target, "-shm")] {
        if path.exists() {
            return Err(BackupError::There(path));
        }
    }
    let manifest = Manifest::read(from)?;
    let no_backup = |reason: String| BackupError::NoBackup(from.to_owned(), reason);
    let database = from.join(DATABASE);
    if digest(&database).map_err(BackupError::at(&database))? != manifest.database_sha256 {
        return Err(no_backup(format!("{DATABASE} is not what was written")));
    }
    let unfinished = beside(&target, ".unfinished");
    if let Some(folder) = target.parent() {
        fs::create_dir_all(folder).map_err(BackupError::at(folder))?;
    }
    fs::copy(&database, &unfinished).map_err(BackupError::at(&unfinished))?;
    look_through(config, &unfinished, &manifest).await.map_err(no_backup)?;
    bring_files(config, &unfinished, from, &manifest).await?;
    sync(&unfinished).and_then(|()| fs::rename(&unfinished, &target)).map_err(BackupError::at(&target))?;
    Ok(manifest)
}

fn beside(path: &Path, ending: &str) -> PathBuf {
    let name = path.file_name().unwrap_or_default().display();
    path.with_file_name(format!("{name}{ending}"))
}

async fn opened(config: &Config, file: &Path) -> Result<Db, sea_orm::DbErr> {
    let url = format!("sqlite://{}", file.display()).into();
    let config = Config { database_url: url, database_connections: 1, ..config.clone() };
    Db::connect(&config, Clock::system(), Random::from_system()).await
}

/// The pages of the database and the chain of the audit trail.
async fn look_through(config: &Config, file: &Path, manifest: &Manifest) -> Result<(), String> {
    let db = opened(config, file).await.map_err(|error| error.to_string())?;
    let asked = Statement::from_string(DatabaseBackend::Sqlite, "PRAGMA integrity_check");
    let rows = db.query_all_raw(asked).await.map_err(|error| error.to_string())?;
    let found: Vec<String> = rows.iter().filter_map(|row| row.try_get_by_index(0).ok()).collect();
    if found != ["ok"] {
        return Err(found.join("; "));
    }
    let verdict = verify::verify(&*db, Vec::new()).await.map_err(|problem| problem.to_string())?;
    db.close().await.map_err(|error| error.to_string())?;
    if let Some(fault) = verdict.faults.first() {
        return Err(format!("the audit trail: {fault}"));
    }
    if (verdict.end.size, verdict.end.root) != (manifest.audit_size, manifest.audit_root) {
        return Err("the audit trail is not the one of the manifest".into());
    }
    Ok(())
}

/// Every file that the database names, but those that were missing when the backup was made.
async fn bring_files(
    config: &Config,
    database: &Path,
    from: &Path,
    manifest: &Manifest,
) -> Result<(), BackupError> {
    let storage = Storage::open(config)
        .await
        .map_err(io::Error::other)
        .map_err(BackupError::at(&config.storage_dir))?;
    let db = opened(config, database).await?;
    let named: Vec<String> =
        Entity::find().select_only().column(Column::Sha256).distinct().into_tuple().all(&*db).await?;
    db.close().await?;
    for hash in named.into_iter().filter(|hash| !manifest.missing.contains(hash)) {
        let path = from.join(FILES).join(&hash);
        if digest(&path).map_err(BackupError::at(&path))? != hash {
            return Err(BackupError::NoBackup(from.to_owned(), format!("{hash} is not what its name says")));
        }
        let brought = async {
            let mut file = tokio::fs::File::open(&path).await?;
            let size = file.metadata().await?.len();
            storage.put(&mut file, &hash, size).await
        };
        brought.await.map_err(BackupError::at(&path))?;
    }
    Ok(())
}
