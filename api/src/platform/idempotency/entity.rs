//! The table of keys.

use sea_orm::entity::prelude::*;

use crate::platform::time::Timestamp;

crate::id!(
    /// One run of a request that holds a key.
    RunId
);

/// A key, the request that it belongs to, and its answer once there is one. The request itself is not kept.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "idempotency_keys")]
pub struct Model {
    /// A hash of the caller and the key: nobody else's key is ever found.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    /// A hash of the address and the body: another request with this key is refused.
    pub fingerprint: String,
    /// The run that may answer. One that outlived its lease is replaced, and can answer no more.
    pub run: RunId,
    pub lease_until: Timestamp,
    pub created_at: Timestamp,
    /// None while the first one runs.
    pub status: Option<i32>,
    pub location: Option<String>,
    pub etag: Option<String>,
    #[sea_orm(column_type = "Text")]
    pub body: Option<String>,
}

impl ActiveModelBehavior for ActiveModel {}
