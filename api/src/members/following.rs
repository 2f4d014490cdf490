//! What later slices do when somebody's membership moves. The app says which do.

use std::sync::Arc;

use async_trait::async_trait;

use super::entity::member;
use crate::platform::{db::Tx, problem::Result};

/// Something that follows a membership, in the same transaction: when it fails, nothing has happened.
#[async_trait]
pub trait FollowsMembership: Send + Sync {
    /// The person's address has been verified.
    ///
    /// # Errors
    /// When the database refuses.
    async fn verified(&self, tx: &Tx, member: &member::Model) -> Result<()>;

    /// The person has another address from now on.
    ///
    /// # Errors
    /// When the database refuses.
    async fn moved(&self, tx: &Tx, before: &member::Model, after: &member::Model) -> Result<()>;

    /// The person has left.
    ///
    /// # Errors
    /// When the database refuses.
    async fn left(&self, tx: &Tx, member: &member::Model) -> Result<()>;
}

/// What follows, as application data.
pub type SharedFollowers = Arc<[Box<dyn FollowsMembership>]>;
