//! A file that we write ourselves, as it comes.

use actix_web::web::Bytes;

use super::{Storage, Upload, incoming::Incoming};
use crate::platform::problem::Result;

/// On the disk and without a name, until it is whole.
pub struct Spool(Incoming);

impl Spool {
    /// # Errors
    /// When no file can be made.
    pub fn into(storage: &Storage) -> std::io::Result<Self> {
        Incoming::into_folder(storage.incoming()).map(Self)
    }

    /// # Errors
    /// When the disk takes no more.
    pub async fn write(&mut self, bytes: &[u8]) -> Result<()> {
        Ok(self.0.write(&Bytes::copy_from_slice(bytes)).await?)
    }

    /// To be kept under this name.
    ///
    /// # Errors
    /// When the disk takes no more.
    pub async fn whole(self, name: &str, media_type: &'static str) -> Result<Upload> {
        Ok(Upload { name: name.to_owned(), media_type, whole: self.0.whole().await? })
    }
}
