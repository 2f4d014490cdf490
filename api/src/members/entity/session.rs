//! Sessions.

use sea_orm::entity::prelude::*;

use super::member::MemberId;
use crate::platform::time::Timestamp;

crate::id!(
    /// A session.
    SessionId
);

/// A device on which a person is signed in.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "sessions")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: SessionId,
    pub member_id: MemberId,
    /// All sessions that descend from one sign-in; the reuse of an old token revokes them all.
    pub family_id: Uuid,
    /// SHA-256 of the refresh token in use.
    #[sea_orm(unique)]
    pub refresh_hash: String,
    /// SHA-256 of the refresh token before it.
    pub previous_hash: Option<String>,
    pub rotated_at: Option<Timestamp>,
    #[sea_orm(column_type = "Text")]
    pub user_agent: Option<String>,
    pub address: Option<String>,
    pub created_at: Timestamp,
    pub last_used_at: Timestamp,
    pub expires_at: Timestamp,
    pub revoked_at: Option<Timestamp>,
}

impl ActiveModelBehavior for ActiveModel {}
