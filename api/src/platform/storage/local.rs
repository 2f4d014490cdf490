//! The bytes, in a folder of this machine.

use std::{
    io,
    path::{Path, PathBuf},
    sync::Arc,
};

use actix_web::web::Bytes;
use sha2::{Digest, Sha256};
use tokio::{fs, io::AsyncWriteExt};

use crate::platform::random::hex;

/// A folder of files named by their content's hash, so that the same content is kept once and never changes.
#[derive(Clone, Debug)]
pub struct Storage(Arc<PathBuf>);

impl Storage {
    /// # Errors
    /// When the folder cannot be made.
    pub fn open(folder: &Path) -> io::Result<Self> {
        std::fs::create_dir_all(folder)?;
        Ok(Self(Arc::new(folder.to_owned())))
    }

    /// Keeps the bytes and answers their hash. They are on the disk when this returns.
    ///
    /// # Errors
    /// When they cannot be written.
    pub async fn put(&self, bytes: &[u8]) -> io::Result<String> {
        let hash = hex(&Sha256::digest(bytes));
        let file = self.place_of(&hash);
        if fs::try_exists(&file).await? {
            return Ok(hash);
        }
        let folder = file.parent().map(Path::to_owned).unwrap_or_default();
        fs::create_dir_all(&folder).await?;
        // Written beside its place and then moved: nobody finds half a file. The name is this writer's own.
        let unfinished = folder.join(format!("{hash}.{:x}", rand::random::<u64>()));
        let mut writing = fs::File::create(&unfinished).await?;
        let written = async {
            writing.write_all(bytes).await?;
            // What failed in the background is told here and not by `sync_all`: a full disk would keep half a file.
            writing.flush().await?;
            writing.sync_all().await?;
            fs::rename(&unfinished, &file).await
        };
        if let Err(error) = written.await {
            let _ = fs::remove_file(&unfinished).await;
            return Err(error);
        }
        Ok(hash)
    }

    /// The bytes of this hash; none when they are not here.
    ///
    /// # Errors
    /// When they cannot be read.
    pub async fn get(&self, hash: &str) -> io::Result<Option<Bytes>> {
        match fs::read(self.place_of(hash)).await {
            Ok(bytes) => Ok(Some(bytes.into())),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// How much room there is.
    ///
    /// # Errors
    /// When the folder cannot be asked.
    pub fn room(&self) -> io::Result<Option<Room>> {
        let it = rustix::fs::statvfs(self.0.as_path())?;
        Ok(Some(Room { free: it.f_bavail * it.f_frsize, total: it.f_blocks * it.f_frsize }))
    }

    /// Two letters of the hash are a folder, so that none grows too large.
    fn place_of(&self, hash: &str) -> PathBuf {
        let shelf: String = hash.chars().take(2).collect();
        self.0.join(shelf).join(hash)
    }
}

/// Room where files are kept, in bytes.
#[derive(Clone, Copy, Debug)]
pub struct Room {
    pub free: u64,
    pub total: u64,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn the_same_content_is_kept_once() {
        let folder = std::env::temp_dir().join(format!("wenovate-storage-{}", std::process::id()));
        let storage = Storage::open(&folder).unwrap();
        let hash = storage.put(b"content").await.unwrap();
        assert_eq!(storage.put(b"content").await.unwrap(), hash);
        assert_eq!(storage.get(&hash).await.unwrap().unwrap().as_ref(), b"content");
        assert_eq!(std::fs::read_dir(folder.join(hash.get(..2).unwrap())).unwrap().count(), 1);
        assert!(storage.get("00ff").await.unwrap().is_none());
        std::fs::remove_dir_all(folder).unwrap();
    }
}
