//! Where the bytes are: a folder of this machine, or a bucket of a storage that speaks S3.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use actix_web::web::Bytes;
use futures_util::{Stream, TryStreamExt, stream::try_unfold};
use object_store::{
    Error, ObjectStore, ObjectStoreExt,
    aws::{AmazonS3Builder, Checksum},
    buffered::BufWriter,
    local::LocalFileSystem,
    path::Path as Place,
};
use secrecy::ExposeSecret;
use sha2::{Digest, Sha256};
use tokio::{fs::File, io::AsyncWriteExt};

use crate::platform::{config::Config, random::hex};

/// So much of a file is in memory at a time. S3 takes no smaller parts (but the last).
const PART: usize = 5 * 1024 * 1024;

/// Files named by their content's hash, so that the same content is kept once and never changes. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Storage {
    store: Arc<dyn ObjectStore>,
    /// Where files stand while they come in.
    incoming: Arc<PathBuf>,
    /// The bytes stay on this machine, too.
    local: bool,
}

/// Room where files are kept, in bytes.
#[derive(Clone, Copy, Debug)]
pub struct Room {
    pub free: u64,
    pub total: u64,
}

/// Why bytes could not be had.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    #[error(transparent)]
    Storage(#[from] Error),
    #[error("the bytes of {0} are not those that were stored")]
    Damaged(String),
}

impl Storage {
    /// Opens the bucket, if one is configured, else the folder.
    ///
    /// # Errors
    /// What cannot be used, and why.
    pub async fn open(config: &Config) -> Result<Self, String> {
        let folder = config.storage_dir.as_path();
        let incoming = folder.join("incoming");
        std::fs::create_dir_all(&incoming)
            .map_err(|error| format!("the folder {} cannot be written to: {error}", folder.display()))?;
        let store = match &config.s3_bucket {
            Some(bucket) => {
                let store = bucket_of(config, bucket).map_err(|error| error.to_string())?;
                // Asked for something that is not there, a bucket that can be used says so.
                match store.head(&Place::from("nothing")).await {
                    Ok(_) | Err(Error::NotFound { .. }) => store,
                    Err(error) => return Err(format!("the bucket {bucket} cannot be used: {error}")),
                }
            }
            None => folder_of(folder).map_err(|error| error.to_string())?,
        };
        Ok(Self { store, incoming: Arc::new(incoming), local: config.s3_bucket.is_none() })
    }

    /// Where files may be written while they come in.
    pub(super) fn incoming(&self) -> &Path {
        &self.incoming
    }

    /// Keeps a file, unless it is here. The bytes are on the disk, or the bucket has said so, when this returns.
    pub(in crate::platform) async fn put(
        &self,
        file: &mut File,
        sha256: &str,
        size: u64,
    ) -> std::io::Result<()> {
        let place = place_of(sha256);
        match self.store.head(&place).await {
            Ok(found) if found.size == size => return Ok(()),
            Ok(_) | Err(Error::NotFound { .. }) => {}
            Err(error) => return Err(error.into()),
        }
        // Nobody finds half a file: it takes its place when it is whole.
        let mut writer = BufWriter::with_capacity(self.store.clone(), place, PART).with_max_concurrency(1);
        match tokio::io::copy(file, &mut writer).await {
            Ok(_) => writer.shutdown().await,
            Err(error) => {
                let _ = writer.abort().await;
                Err(error)
            }
        }
    }

    /// The bytes of this hash, as they are read; none when they are not here. The last piece comes only when the whole has
    /// been found to be what was stored.
    ///
    /// # Errors
    /// When they cannot be read.
    pub(in crate::platform) async fn get(
        &self,
        sha256: &str,
    ) -> Result<Option<impl Stream<Item = Result<Bytes, ReadError>> + use<>>, ReadError> {
        let found = match self.store.get(&place_of(sha256)).await {
            Ok(found) => found,
            Err(Error::NotFound { .. }) => return Ok(None),
            Err(error) => return Err(error.into()),
        };
        Ok(Some(verified(found.into_stream(), sha256.to_owned())))
    }

    /// How much room there is; a bucket does not say.
    ///
    /// # Errors
    /// When the folder cannot be asked.
    pub fn room(&self) -> std::io::Result<Option<Room>> {
        if !self.local {
            return Ok(None);
        }
        let it = rustix::fs::statvfs(self.incoming.as_path())?;
        Ok(Some(Room { free: it.f_bavail * it.f_frsize, total: it.f_blocks * it.f_frsize }))
    }

    /// Removes the bytes of this hash, if they are here.
    ///
    /// # Errors
    /// When they cannot be removed.
    pub(super) async fn remove(&self, sha256: &str) -> Result<(), Error> {
        match self.store.delete(&place_of(sha256)).await {
            Ok(()) | Err(Error::NotFound { .. }) => Ok(()),
            Err(error) => Err(error),
        }
    }
}

fn folder_of(folder: &Path) -> Result<Arc<dyn ObjectStore>, Error> {
    Ok(Arc::new(LocalFileSystem::new_with_prefix(folder)?.with_fsync(true)))
}

fn bucket_of(config: &Config, bucket: &str) -> Result<Arc<dyn ObjectStore>, Error> {
    let mut builder = AmazonS3Builder::new()
        .with_bucket_name(bucket)
        .with_region(&config.s3_region)
        .with_checksum_algorithm(Checksum::SHA256);
    if let Some(endpoint) = &config.s3_endpoint {
        builder = builder.with_endpoint(endpoint).with_allow_http(endpoint.starts_with("http://"));
    }
    // Without keys, those that the machine or the cluster lends are used.
    if let (Some(id), Some(secret)) = (&config.s3_access_key_id, &config.s3_secret_access_key) {
        builder = builder.with_access_key_id(id).with_secret_access_key(secret.expose_secret());
    }
    Ok(Arc::new(builder.build()?))
}

/// Two letters of the hash are a folder, so that none grows too large.
fn place_of(sha256: &str) -> Place {
    let shelf: String = sha256.chars().take(2).collect();
    Place::from_iter([shelf.as_str(), sha256])
}

fn verified(
    bytes: impl Stream<Item = Result<Bytes, Error>> + Unpin,
    sha256: String,
) -> impl Stream<Item = Result<Bytes, ReadError>> {
    try_unfold((bytes, Some(Sha256::new()), None), move |(mut bytes, mut hash, mut held)| {
        let sha256 = sha256.clone();
        async move {
            while let Some(running) = &mut hash {
                let Some(piece) = bytes.try_next().await? else {
                    let found = hash.take().map(|hash| hex(&hash.finalize()));
                    if found.as_ref() != Some(&sha256) {
                        return Err(ReadError::Damaged(sha256));
                    }
                    break;
                };
                running.update(&piece);
                if let Some(before) = held.replace(piece) {
                    return Ok(Some((before, (bytes, hash, held))));
                }
            }
            Ok(held.take().map(|last| (last, (bytes, hash, None))))
        }
    })
}
