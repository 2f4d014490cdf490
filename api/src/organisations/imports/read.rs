//! Reading an import: its parts are parsed, compared with the registry, and the differences kept.

use std::{fs::File, io::BufReader};

use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, Set};
use serde::{Deserialize, Serialize};
use serde_json::json;
use tokio::sync::mpsc;
use uuid::Uuid;

use super::{
    super::entity::{UnitId, registry_state},
    compare::compare,
    csv,
    entity::{
        registry_import::{self, RegistryImportId, RegistryImportStatus},
        registry_part,
    },
    existing::Existing,
    incoming::Incoming,
    keep::{BATCH, Keeper},
    published,
};
use crate::platform::{
    audit::{Identity, did},
    db::Db,
    foundation::Foundation,
    jobs::Job,
    problem::{Problem, Result},
    storage::{self, entity as file},
};

/// Compares what has come with what is there.
#[derive(Debug, Serialize, Deserialize)]
pub struct ReadRegistry {
    pub import: RegistryImportId,
}

impl Job for ReadRegistry {
    const NAME: &'static str = "organisations.read_registry";
    const MAX_ATTEMPTS: i32 = 2;

    async fn run(&self, at: &Foundation) -> Result<()> {
        let Some(row) = registry_import::Entity::find_by_id(self.import).one(&*at.db).await? else {
            return Ok(());
        };
        if row.status != RegistryImportStatus::Reading {
            return Ok(());
        }
        let parts = registry_part::Entity::find()
            .filter(registry_part::COLUMN.import_id.eq(self.import))
            .order_by_asc(registry_part::Column::Id)
            .all(&*at.db)
            .await?;
        let files: Vec<_> = parts.iter().map(|part| part.file_id).collect();
        let rows = file::Entity::find().filter(file::Column::Id.is_in(files.clone())).all(&*at.db).await?;
        let mut incoming = Incoming::default();
        for id in files {
            let Some(file) = rows.iter().find(|row| row.id == id) else { continue };
            let bytes = storage::open(&at.storage, file).await?;
            match parse(bytes, file.media_type == "text/csv", incoming).await? {
                Ok(read) => incoming = read,
                Err(word) => return fail(&at.db, self.import, word).await,
            }
        }
        store(&at.db, &row, incoming).await
    }
}

/// Parses a document, off the threads that serve.
///
/// # Errors
/// When no thread can be had. A document that is none is a word, for whoever brought it.
pub async fn parse(bytes: File, is_csv: bool, mut into: Incoming) -> Result<Result<Incoming, &'static str>> {
    let read = move || {
        let bytes = BufReader::with_capacity(256 * 1024, bytes);
        let done = if is_csv {
            csv::read(bytes, &mut into)
        } else {
            published::read(bytes, &mut into).map_err(|_| "not_json")
        };
        done.map(|()| into)
    };
    tokio::task::spawn_blocking(read).await.map_err(Problem::internal)
}

/// Compares, and keeps the differences; the registry is held meanwhile, so that they are to one state of it.
///
/// # Errors
/// When the database refuses.
pub async fn store(db: &Db, row: &registry_import::Model, incoming: Incoming) -> Result<()> {
    let tx = db.begin(&Identity::System).await?;
    let registry = registry_state::hold(&tx).await?;
    let existing = Existing::load(&*tx).await?;
    let (random, now, complete) = (tx.random().clone(), tx.now(), row.complete);
    // A few at a time: all of them would be many times what came.
    let (found, mut differences) = mpsc::channel(BATCH);
    let comparison = tokio::task::spawn_blocking(move || {
        let new_id = || -> Uuid { random.id::<UnitId>(now).0 };
        compare(existing, incoming, complete, new_id, |difference| {
            // Nobody listens any more when the transaction has failed.
            let _ = found.blocking_send(difference);
        })
    });
    let mut keeper = Keeper::of(&tx, row.id);
    let mut batch = Vec::with_capacity(BATCH);
    while differences.recv_many(&mut batch, BATCH).await > 0 {
        keeper.keep(batch.drain(..)).await?;
    }
    let counts = keeper.counts(&comparison.await.map_err(Problem::internal)?);
    let change = registry_import::ActiveModel {
        id: sea_orm::Unchanged(row.id),
        status: Set(RegistryImportStatus::Ready),
        registry_revision: Set(Some(registry)),
        counts: Set(counts.clone()),
        revision: Set(row.revision + 1),
        ..Default::default()
    };
    change.update(&*tx).await?;
    tx.commit(did("registry.compared", "registry_import", row.id).to(counts)).await
}

/// Says why an import can go no further.
///
/// # Errors
/// When the database refuses.
pub async fn fail(db: &Db, id: RegistryImportId, word: &str) -> Result<()> {
    let tx = db.begin(&Identity::System).await?;
    let change = registry_import::ActiveModel {
        id: sea_orm::Unchanged(id),
        status: Set(RegistryImportStatus::Failed),
        fault: Set(Some(word.to_owned())),
        ..Default::default()
    };
    change.update(&*tx).await?;
    tx.commit(did("registry.import_failed", "registry_import", id).to(json!({ "fault": word }))).await
}
