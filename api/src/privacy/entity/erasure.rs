//! Erasures of people.

use sea_orm::entity::prelude::*;

use crate::{members::MemberId, platform::time::Timestamp};

crate::id!(
    /// An erasure.
    ErasureId
);

crate::choice!(
    /// Why a person is erased.
    ErasureCause {
        /// The person asked for it.
        Asked,
        /// The address was never verified.
        Unverified,
        /// Nobody has used the account for long.
        Inactive,
    }
);

/// A person who is to be erased at a time, or has been.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "erasures")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ErasureId,
    pub member_id: MemberId,
    pub cause: ErasureCause,
    pub requested_at: Timestamp,
    /// Until then it can be cancelled.
    pub due_at: Timestamp,
    pub cancelled_at: Option<Timestamp>,
    pub done_at: Option<Timestamp>,
}

impl ActiveModelBehavior for ActiveModel {}
