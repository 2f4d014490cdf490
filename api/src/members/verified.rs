//! What later slices do when an address has been verified. The app says which do.

use std::sync::Arc;

use async_trait::async_trait;

use super::entity::member;
use crate::platform::{db::Tx, problem::Result};

/// Something that follows when an address has been verified, in the same transaction.
#[async_trait]
pub trait FollowsVerification: Send + Sync {
    /// # Errors
    /// When the database refuses; the address is not verified then.
    async fn verified(&self, tx: &Tx, member: &member::Model) -> Result<()>;
}

/// What follows, as application data.
pub type SharedFollowers = Arc<[Box<dyn FollowsVerification>]>;
