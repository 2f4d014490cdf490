//! Passkeys.

use sea_orm::entity::prelude::*;

use crate::{members::entity::MemberId, platform::time::Timestamp};

crate::id!(
    /// A passkey.
    PasskeyId
);

/// A key pair on a person's device or in their password manager; we keep the public part.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "passkeys")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: PasskeyId,
    pub member_id: MemberId,
    /// What its owner calls it.
    pub name: String,
    /// By which the browser names it, in base64url.
    #[sea_orm(column_type = "Text", unique)]
    pub credential_id: String,
    /// The public key and its counter, as webauthn-rs writes them.
    #[sea_orm(column_type = "JsonBinary")]
    pub credential: Json,
    pub created_at: Timestamp,
    pub last_used_at: Option<Timestamp>,
}

impl ActiveModelBehavior for ActiveModel {}
