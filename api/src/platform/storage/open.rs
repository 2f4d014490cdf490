//! A file to be read from its beginning, by what cannot wait for each piece.

use std::io::{Seek, Write};

use futures_util::TryStreamExt;

use super::{Storage, entity};
use crate::platform::problem::{Problem, Result};

/// A copy on this machine's disk, which goes with the handle.
///
/// # Errors
/// When the bytes are not there, or the disk takes no more.
pub async fn open(storage: &Storage, file: &entity::Model) -> Result<std::fs::File> {
    let bytes = storage.get(&file.sha256).await.map_err(Problem::internal)?;
    let mut bytes = Box::pin(bytes.ok_or_else(|| Problem::internal("a file whose bytes are gone"))?);
    let mut copy = tempfile::tempfile_in(storage.incoming())?;
    while let Some(piece) = bytes.try_next().await.map_err(Problem::internal)? {
        copy.write_all(&piece)?;
    }
    copy.rewind()?;
    Ok(copy)
}
