//! Files, kept once per content: the bytes under their SHA-256 in a folder or in a bucket, a row for each time somebody
//! brought them (ADR 0024).

mod bulk_upload;
pub mod content;
pub mod entity;
mod incoming;
mod keep;
mod open;
mod orphans;
mod serve;
mod sniff;
mod spool;
mod store;
mod table_upload;
mod upload;

pub use bulk_upload::BulkUpload;
pub use entity::FileId;
pub use keep::{Stored, forget, keep, store, store_made};
pub use open::open;
pub use orphans::CollectOrphans;
pub use serve::serve;
pub use spool::Spool;
pub use store::{Room, Storage};
pub use table_upload::TableUpload;
pub use upload::{MAX_BYTES, Upload};
