//! Tokens that are mailed.

use sea_orm::entity::prelude::*;

use super::member::MemberId;
use crate::platform::time::Timestamp;

crate::id!(
    /// A one-time token.
    OneTimeTokenId
);

crate::choice!(
    /// What a one-time token is for.
    TokenPurpose {
        VerifyEmail,
        ResetPassword,
        Return,
        Claim,
    }
);

/// A token in a mail that acts once, for one purpose.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "one_time_tokens")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: OneTimeTokenId,
    pub member_id: MemberId,
    pub purpose: TokenPurpose,
    /// SHA-256 of the token.
    #[sea_orm(unique)]
    pub token_hash: String,
    pub created_at: Timestamp,
    pub expires_at: Timestamp,
    pub used_at: Option<Timestamp>,
}

impl ActiveModelBehavior for ActiveModel {}
