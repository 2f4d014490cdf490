//! Files, kept once per content: the bytes under their SHA-256, a row for each time somebody brought them.

pub mod entity;
mod keep;
mod local;
mod serve;
mod sniff;
mod upload;

pub use entity::FileId;
pub use keep::keep;
pub use local::{Room, Storage};
pub use serve::serve;
pub use upload::{MAX_BYTES, Upload};
