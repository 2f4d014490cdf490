//! Making a backup.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use futures_util::TryStreamExt;
use sea_orm::{
    ConnectionTrait, DatabaseBackend, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Statement,
};
use tokio::io::AsyncWriteExt;

use super::{
    BackupError,
    manifest::{DATABASE, FILES, Manifest, digest, sync},
};
use crate::platform::{
    audit::seal,
    config::Config,
    db::Db,
    random::Random,
    storage::{
        Storage,
        entity::{COLUMN, Column, Entity},
    },
    time::Clock,
};

/// Hashes that are looked up at once.
const BATCH: u64 = 500;

/// Writes database and files to a new folder, also while the service runs. The copy of the database is of one moment;
/// files never change, so those that it names are there afterwards, too.
///
/// # Errors
/// When the database is none of SQLite's, the folder is there already, or something cannot be read or written.
pub async fn write(config: &Config, to: &Path) -> Result<Manifest, BackupError> {
    if !config.uses_sqlite() {
        return Err(BackupError::Postgres);
    }
    // Under another name until it is whole.
    let unfinished =
        to.with_file_name(format!("{}.unfinished", to.file_name().unwrap_or_default().display()));
    for path in [to, &unfinished] {
        if path.exists() {
            return Err(BackupError::There(path.to_owned()));
        }
    }
    fs::create_dir_all(unfinished.join(FILES)).map_err(BackupError::at(&unfinished))?;
    let manifest = fill(config, &unfinished).await?;
    manifest.write(&unfinished)?;
    fs::rename(&unfinished, to).map_err(BackupError::at(to))?;
    Ok(manifest)
}

async fn fill(config: &Config, folder: &Path) -> Result<Manifest, BackupError> {
    let database = folder.join(DATABASE);
    copy_database(config, &database).await?;
    let copy = Config { database_url: format!("sqlite://{}", database.display()).into(), ..single(config) };
    let copy = Db::connect(&copy, Clock::system(), Random::from_system()).await?;
    let storage = Storage::open(config)
        .await
        .map_err(io::Error::other)
        .map_err(BackupError::at(&config.storage_dir))?;
    let (mut files, mut missing, mut after) = (0, Vec::new(), String::new());
    loop {
        let hashes: Vec<String> = Entity::find()
            .select_only()
            .column(Column::Sha256)
            .distinct()
            .filter(COLUMN.sha256.gt(after.as_str()))
            .order_by_asc(Column::Sha256)
            .limit(BATCH)
            .into_tuple()
            .all(&*copy)
            .await?;
        let Some(last) = hashes.last() else { break };
        last.clone_into(&mut after);
        for hash in hashes {
            if copy_file(&storage, &hash, &folder.join(FILES)).await? {
                files += 1;
            } else {
                missing.push(hash);
            }
        }
    }
    let chain = seal::end(&*copy).await?;
    let made_at = copy.now();
    copy.close().await?;
    sync(&database).map_err(BackupError::at(&database))?;
    Ok(Manifest {
        version: env!("CARGO_PKG_VERSION").into(),
        made_at,
        database_sha256: digest(&database).map_err(BackupError::at(&database))?,
        files,
        missing,
        audit_size: chain.size,
        audit_root: chain.root,
    })
}

/// With the program's own SQLite: an older one may not know what is in the write-ahead log.
async fn copy_database(config: &Config, to: &Path) -> Result<(), BackupError> {
    let db = Db::connect(&single(config), Clock::system(), Random::from_system()).await?;
    let path = to.to_string_lossy().into_owned();
    let copied = db
        .execute_raw(Statement::from_sql_and_values(DatabaseBackend::Sqlite, "VACUUM INTO ?", [path.into()]))
        .await;
    db.close().await?;
    copied?;
    Ok(())
}

fn single(config: &Config) -> Config {
    Config { database_connections: 1, ..config.clone() }
}

/// Whether the storage had it.
async fn copy_file(storage: &Storage, hash: &str, folder: &Path) -> Result<bool, BackupError> {
    let path: PathBuf = folder.join(hash);
    let found = storage.get(hash).await.map_err(io::Error::other).map_err(BackupError::at(&path))?;
    let Some(bytes) = found else { return Ok(false) };
    let copied = async {
        let mut file = tokio::fs::File::create(&path).await?;
        let mut bytes = std::pin::pin!(bytes);
        while let Some(piece) = bytes.try_next().await.map_err(io::Error::other)? {
            file.write_all(&piece).await?;
        }
        file.sync_all().await
    };
    copied.await.map_err(BackupError::at(&path))?;
    Ok(true)
}
