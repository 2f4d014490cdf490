//! The import without the pages: for a first filling, or from a schedule of one's own.

use std::{fs::File, path::Path};

use sea_orm::{ActiveModelTrait, Set};
use serde_json::Value;

use super::{
    apply::apply,
    create::insert,
    entity::registry_import::{ActiveModel, RegistryImportId, RegistryImportStatus, RegistrySource},
    find::find,
    incoming::Incoming,
    read::{parse, store},
};
use crate::platform::{
    audit::{Identity, did},
    db::Db,
    problem::{Problem, Result},
};

/// What an import by command came to.
#[derive(Debug)]
pub struct Summary {
    pub import: RegistryImportId,
    pub counts: Value,
    pub applied: bool,
}

/// Reads a file, keeps its differences, and applies them when that is asked for.
///
/// # Errors
/// When the file cannot be read or the database refuses.
pub async fn run(db: &Db, file: &Path, complete: bool, applies: bool) -> Result<Summary> {
    let is_csv = file.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("csv"));
    let bytes = File::open(file).map_err(Problem::internal)?;
    let incoming = parse(bytes, is_csv, Incoming::default()).await?;
    let incoming =
        incoming.map_err(|word| Problem::internal(word).detail(format!("{}: {word}", file.display())))?;
    let tx = db.begin(&Identity::System).await?;
    let row = insert(&tx, RegistrySource::File, complete).await?;
    let name = file.file_name().map(|name| name.to_string_lossy().into_owned());
    let change = ActiveModel {
        id: sea_orm::Unchanged(row.id),
        status: Set(RegistryImportStatus::Reading),
        file_name: Set(name),
        ..Default::default()
    };
    let row = change.update(&*tx).await?;
    tx.commit(did("registry.import_begun", "registry_import", row.id)).await?;
    store(db, &row, incoming).await?;
    if applies {
        let tx = db.begin(&Identity::System).await?;
        let change = ActiveModel {
            id: sea_orm::Unchanged(row.id),
            status: Set(RegistryImportStatus::Applying),
            ..Default::default()
        };
        change.update(&*tx).await?;
        tx.commit(did("registry.import_approved", "registry_import", row.id)).await?;
        apply(db, row.id).await?;
    }
    let row = find(&**db, row.id).await?;
    Ok(Summary { import: row.id, counts: row.counts, applied: row.status == RegistryImportStatus::Applied })
}
