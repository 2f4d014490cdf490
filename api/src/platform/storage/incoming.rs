//! A file on its way in. It is written to the disk as it comes, hashed and looked at on the way, and has no name there: when
//! the process ends, so does the file.

use std::{fs::File, path::Path};

use actix_web::web::Bytes;
use sha2::{Digest, Sha256};
use tokio::io::{AsyncSeekExt, AsyncWriteExt};

use super::sniff::Sniffer;
use crate::platform::random::hex;

pub struct Incoming {
    file: tokio::fs::File,
    hash: Sha256,
    size: u64,
    sniffer: Sniffer,
}

/// A file that has come in whole.
#[derive(Debug)]
pub struct Whole {
    /// At its beginning.
    pub file: tokio::fs::File,
    /// In hex.
    pub sha256: String,
    pub size: u64,
    pub sniffer: Sniffer,
}

impl Incoming {
    /// # Errors
    /// When no file can be made in the folder.
    pub fn into_folder(folder: &Path) -> std::io::Result<Self> {
        let file: File = tempfile::tempfile_in(folder)?;
        Ok(Self { file: file.into(), hash: Sha256::new(), size: 0, sniffer: Sniffer::default() })
    }

    /// Bytes so far.
    pub const fn size(&self) -> u64 {
        self.size
    }

    /// # Errors
    /// When the disk takes no more.
    pub async fn write(&mut self, chunk: &Bytes) -> std::io::Result<()> {
        self.hash.update(chunk);
        self.sniffer.see(chunk);
        self.size += chunk.len() as u64;
        self.file.write_all(chunk).await
    }

    /// # Errors
    /// When the disk takes no more.
    pub async fn whole(mut self) -> std::io::Result<Whole> {
        self.file.flush().await?;
        self.file.rewind().await?;
        let sha256 = hex(&self.hash.finalize());
        Ok(Whole { file: self.file, sha256, size: self.size, sniffer: self.sniffer })
    }
}
