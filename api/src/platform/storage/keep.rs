//! Writing down that somebody brought a file.

use sea_orm::{ActiveModelTrait, Set};

use super::{Storage, Upload, entity};
use crate::platform::{audit::Identity, db::Tx, problem::Result};

/// Keeps the bytes and writes the file's row. When the transaction is not committed the bytes stay behind unnamed, and
/// cost nothing but room.
///
/// # Errors
/// When the storage or the database refuses.
pub async fn keep(tx: &Tx, storage: &Storage, upload: Upload) -> Result<entity::Model> {
    let sha256 = storage.put(&upload.bytes).await?;
    let row = entity::ActiveModel {
        id: Set(tx.new_id()),
        sha256: Set(sha256),
        size: Set(i64::try_from(upload.bytes.len()).unwrap_or(i64::MAX)),
        media_type: Set(upload.media_type.to_owned()),
        name: Set(upload.name),
        uploaded_by: Set(match tx.actor() {
            Identity::Member(id) => Some(*id),
            Identity::Visitor | Identity::System => None,
        }),
        created_at: Set(tx.now()),
    };
    Ok(row.insert(&**tx).await?)
}
