//! Authenticator apps.

use sea_orm::entity::prelude::*;

use crate::{members::entity::MemberId, platform::time::Timestamp};

crate::id!(
    /// An authenticator app's secret.
    TotpFactorId
);

/// A secret as the vault keeps it. It does not show itself in logs.
#[derive(Clone, PartialEq, Eq, DeriveValueType)]
pub struct SealedSecret(pub String);

impl std::fmt::Debug for SealedSecret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SealedSecret(***)")
    }
}

/// The secret that a person's authenticator app shares with us. A person has one that counts, and perhaps one that is being
/// enrolled and will take its place.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "totp_factors")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: TotpFactorId,
    pub member_id: MemberId,
    #[sea_orm(column_type = "Text")]
    pub secret: SealedSecret,
    /// The step of the last code that was accepted: no code is accepted twice, and none before it.
    pub last_step: i64,
    pub created_at: Timestamp,
    /// When a code has shown that the app knows the secret; it is no factor before.
    pub confirmed_at: Option<Timestamp>,
}

impl ActiveModelBehavior for ActiveModel {}
