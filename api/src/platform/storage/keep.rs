//! Keeping a file that somebody brought: first the bytes, then, with the change that refers to them, its row.

use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, Set};

use super::{FileId, Storage, Upload, content, entity, incoming::Incoming};
use crate::platform::{
    audit::Identity,
    db::{Db, Tx},
    problem::Result,
};

/// A file whose bytes are in the storage. When no row comes to refer to it, it is cleared away after a day.
#[derive(Debug)]
pub struct Stored {
    name: String,
    media_type: &'static str,
    sha256: String,
    size: i64,
}

/// Puts the bytes into the storage. Outside of the change's transaction: nobody waits for a slow storage.
///
/// # Errors
/// When the storage or the database refuses.
pub async fn store(db: &Db, storage: &Storage, mut upload: Upload) -> Result<Stored> {
    let size = i64::try_from(upload.whole.size).unwrap_or(i64::MAX);
    content::touch(db, &upload.whole.sha256, size).await?;
    storage.put(&mut upload.whole.file, &upload.whole.sha256, upload.whole.size).await?;
    Ok(Stored { name: upload.name, media_type: upload.media_type, sha256: upload.whole.sha256, size })
}

/// The same for bytes that we made ourselves.
///
/// # Errors
/// When the storage or the database refuses.
pub async fn store_made(
    db: &Db,
    storage: &Storage,
    name: String,
    media_type: &'static str,
    bytes: Vec<u8>,
) -> Result<Stored> {
    let mut incoming = Incoming::into_folder(storage.incoming())?;
    incoming.write(&bytes.into()).await?;
    let whole = incoming.whole().await?;
    store(db, storage, Upload { name, media_type, whole }).await
}

/// Writes the file's row.
///
/// # Errors
/// When the database refuses.
pub async fn keep(tx: &Tx, stored: Stored) -> Result<entity::Model> {
    let row = entity::ActiveModel {
        id: Set(tx.new_id()),
        sha256: Set(stored.sha256),
        size: Set(stored.size),
        media_type: Set(stored.media_type.to_owned()),
        name: Set(stored.name),
        uploaded_by: Set(match tx.actor() {
            Identity::Member(id) | Identity::Client(id) => Some(*id),
            Identity::Visitor | Identity::System => None,
        }),
        created_at: Set(tx.now()),
    };
    Ok(row.insert(&**tx).await?)
}

/// Removes the rows of files that nothing refers to any more; their bytes are cleared away in time.
///
/// # Errors
/// When the database refuses.
pub async fn forget(tx: &Tx, files: Vec<FileId>) -> Result<()> {
    entity::Entity::delete_many().filter(entity::Column::Id.is_in(files)).exec(&**tx).await?;
    Ok(())
}
