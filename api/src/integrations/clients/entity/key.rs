//! Public keys of API clients, which sign with the private ones.

use sea_orm::entity::prelude::*;

use super::client::ClientId;
use crate::{integrations::clients::jwk::PublicJwk, platform::time::Timestamp};

crate::id!(
    /// A public key.
    ClientKeyId
);

/// A public key of a client.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "api_client_keys")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ClientKeyId,
    pub client_id: ClientId,
    #[sea_orm(column_type = "JsonBinary")]
    pub jwk: PublicJwk,
    /// SHA-256 of what makes the key what it is (RFC 7638).
    pub thumbprint: String,
    pub created_at: Timestamp,
}

impl ActiveModelBehavior for ActiveModel {}
