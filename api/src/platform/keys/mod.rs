//! The keys that sign access tokens: Ed25519 (RFC 8032). They come from the database, where they are sealed with the master
//! key and all replicas share them, or from files. A key is published before it signs, and verifies for a while after.

pub mod entity;
mod file;
mod keyring;
mod rotate;
mod statement;

pub use entity::{PrivateKey, SigningKeyId};
pub use keyring::{KeyError, Keyring, PublicKey, SigningKey};
pub use rotate::RotateKeys;
pub use statement::verify_statement;
