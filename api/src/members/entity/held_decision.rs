//! Decisions on registrations that are held for a while.

use sea_orm::entity::prelude::*;

use super::member::MemberId;
use crate::platform::time::Timestamp;

crate::id!(
    /// A held decision.
    HeldDecisionId
);

crate::choice!(
    /// What is decided about a registration.
    DecisionDeed {
        Approve,
        Reject,
    }
);

crate::choice!(
    /// What became of a decision.
    DecisionStatus {
        /// It can be undone.
        Held,
        /// It has come into force, and the person has been told.
        Released,
        /// It was taken back.
        Undone,
        /// The person's standing had changed by then.
        Dropped,
    }
);

/// A decision that comes into force at a time, unless it is undone.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "held_decisions")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: HeldDecisionId,
    pub member_id: MemberId,
    pub deed: DecisionDeed,
    /// The evidence of an approval, the reason of a rejection.
    #[sea_orm(column_type = "Text")]
    pub text: Option<String>,
    pub decided_by: MemberId,
    pub decided_at: Timestamp,
    pub release_at: Timestamp,
    pub closed_at: Option<Timestamp>,
    pub status: DecisionStatus,
}

impl ActiveModelBehavior for ActiveModel {}
