//! Tables of API clients.

pub mod client;
pub mod key;
pub mod secret;

pub use client::{Addresses, ClientId, ClientNarrowing, Scopes};
pub use key::ClientKeyId;
pub use secret::ClientSecretId;
