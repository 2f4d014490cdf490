//! Changes of e-mail addresses.

use sea_orm::entity::prelude::*;

use super::member::MemberId;
use crate::platform::time::Timestamp;

crate::id!(
    /// A change of an address.
    EmailChangeId
);

crate::choice!(
    /// What became of a change.
    EmailChangeOutcome {
        Done,
        /// Whoever reads the old address said no.
        Refused,
        Cancelled,
        /// Somebody else has the address by now.
        Taken,
    }
);

/// A change of an address, which both addresses have to confirm.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "email_changes")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: EmailChangeId,
    pub member_id: MemberId,
    pub old_email: String,
    pub new_email: String,
    /// SHA-256 of the token that the old address got.
    #[sea_orm(unique)]
    pub old_hash: String,
    /// The same of the new one.
    #[sea_orm(unique)]
    pub new_hash: String,
    pub old_confirmed_at: Option<Timestamp>,
    pub new_confirmed_at: Option<Timestamp>,
    pub created_at: Timestamp,
    pub expires_at: Timestamp,
    /// None while it waits.
    pub outcome: Option<EmailChangeOutcome>,
}

impl ActiveModelBehavior for ActiveModel {}
