//! Secrets of API clients: two at once while one takes over from the other.

use sea_orm::entity::prelude::*;

use super::client::ClientId;
use crate::platform::time::Timestamp;

crate::id!(
    /// A secret.
    ClientSecretId
);

/// A secret of a client.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "api_client_secrets")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ClientSecretId,
    pub client_id: ClientId,
    /// SHA-256 of the secret (ADR 0051).
    pub hash: String,
    /// Its last letters, by which people tell two of them apart.
    pub hint: String,
    pub created_at: Timestamp,
    pub expires_at: Option<Timestamp>,
}

impl ActiveModelBehavior for ActiveModel {}

impl Model {
    pub fn is_live(&self, now: Timestamp) -> bool {
        self.expires_at.is_none_or(|expires| now < expires)
    }
}
