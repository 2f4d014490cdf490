//! The table of signing keys.

use sea_orm::entity::prelude::*;

use crate::platform::time::Timestamp;

crate::id!(
    /// A signing key.
    SigningKeyId
);

/// PKCS#8, as the vault keeps it; empty once the key neither signs nor verifies. It does not show itself in logs.
#[derive(Clone, PartialEq, Eq, DeriveValueType)]
pub struct PrivateKey(pub(super) String);

impl std::fmt::Debug for PrivateKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("PrivateKey(***)")
    }
}

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "signing_keys")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: SigningKeyId,
    #[sea_orm(unique)]
    pub kid: String,
    pub private_key: PrivateKey,
    /// The 32 bytes of the public key in base64url.
    pub public_key: String,
    pub created_at: Timestamp,
    /// Published before, so that everybody knows it when its first token comes.
    pub signs_from: Timestamp,
    /// From then on another signs. It verifies until the last token that it signed has expired.
    pub retired_at: Option<Timestamp>,
}

impl ActiveModelBehavior for ActiveModel {}
