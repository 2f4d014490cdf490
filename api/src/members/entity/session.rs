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
    /// SHA-256 of the refresh token in use.
    #[sea_orm(unique)]
    pub refresh_hash: String,
    /// SHA-256 of the refresh token before it.
    pub previous_hash: Option<String>,
    /// From which, with a refresh token, its successor is derived.
    pub successor_key: String,
    pub rotated_at: Option<Timestamp>,
    #[sea_orm(column_type = "Text")]
    pub user_agent: Option<String>,
    pub address: Option<String>,
    pub created_at: Timestamp,
    pub last_used_at: Timestamp,
    pub expires_at: Timestamp,
    pub revoked_at: Option<Timestamp>,
    /// When it last saw a second factor.
    pub second_factor_at: Option<Timestamp>,
    #[sea_orm(belongs_to, from = "member_id", to = "id")]
    pub member: HasOne<super::member::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}

/// Whether a session still signs its person in.
pub fn is_live(revoked_at: Option<Timestamp>, expires_at: Timestamp, now: Timestamp) -> bool {
    revoked_at.is_none() && now < expires_at
}

impl Model {
    /// Whether it still signs its person in.
    pub fn is_live(&self, now: Timestamp) -> bool {
        is_live(self.revoked_at, self.expires_at, now)
    }

    /// Whether this is the hash of its current or its last refresh token.
    pub fn knows(&self, hash: &str) -> bool {
        self.refresh_hash == hash || self.previous_hash.as_deref() == Some(hash)
    }
}
