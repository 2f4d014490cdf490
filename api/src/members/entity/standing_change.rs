//! Where people stood, since when and why.

use sea_orm::entity::prelude::*;

use super::member::{MemberId, MemberStatus};
use crate::platform::time::Timestamp;

crate::id!(
    /// A change of somebody's standing.
    StandingChangeId
);

crate::choice!(
    /// By which rule a person's standing changed.
    StandingRule {
        /// The person registered.
        Registration,
        /// The address was shown to be the person's own, and says nothing of the body.
        AddressVerified,
        /// The address belongs to the body.
        Domain,
        /// Whoever belongs to no body needs no more than an address.
        Citizen,
        /// An administrator decided.
        Administrator,
        /// The person left.
        OwnWish,
        /// The person came back.
        Return,
        /// The person claimed a profile that was kept for them.
        Claim,
    }
);

/// One change. Rows are added and never changed.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "standing_changes")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: StandingChangeId,
    pub member_id: MemberId,
    /// None at the first.
    pub before: Option<MemberStatus>,
    pub status: MemberStatus,
    pub rule: StandingRule,
    /// The administrator, where one decided.
    pub by: Option<MemberId>,
    #[sea_orm(column_type = "Text")]
    pub evidence: Option<String>,
    #[sea_orm(column_type = "Text")]
    pub reason: Option<String>,
    pub at: Timestamp,
}

impl ActiveModelBehavior for ActiveModel {}
