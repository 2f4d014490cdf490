//! Sign-ins that are under way at a provider.

use sea_orm::entity::prelude::*;

use crate::{
    members::{SealedSecret, entity::MemberId},
    platform::time::Timestamp,
};

crate::id!(
    /// A sign-in that is under way.
    SignInAttemptId
);

/// Somebody's browser was sent to a provider, and is to come back once.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "sign_in_attempts")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: SignInAttemptId,
    pub provider: String,
    /// SHA-256 of the state that comes back with it.
    #[sea_orm(unique)]
    pub state_hash: String,
    /// SHA-256 of the cookie of the browser that began.
    pub browser_hash: String,
    /// Who wants to link, having signed in; nobody where somebody wants to sign in.
    pub member_id: Option<MemberId>,
    /// The nonce and the proof of possession (RFC 7636), sealed.
    #[sea_orm(column_type = "Text")]
    pub secrets: SealedSecret,
    pub created_at: Timestamp,
    pub expires_at: Timestamp,
}

impl ActiveModelBehavior for ActiveModel {}
