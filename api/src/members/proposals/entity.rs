//! Proposals of mandates.

use sea_orm::entity::prelude::*;
use time::Date;

use super::super::entity::{mandate::MandateId, member::MemberId};
use crate::{organisations::OrganisationId, platform::time::Timestamp};

crate::id!(
    /// A proposal of a mandate.
    MandateProposalId
);

crate::choice!(
    /// What became of a proposal.
    MandateProposalStatus {
        /// An administrator has not decided yet.
        Proposed,
        /// There is a mandate now.
        Confirmed,
        Refused,
        /// Taken back by the body.
        Withdrawn,
    }
);

/// A body asks that a person represent it.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "mandate_proposals")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: MandateProposalId,
    pub organisation_id: OrganisationId,
    /// Who is to represent it.
    pub member_id: MemberId,
    pub starts_on: Date,
    /// The last day; open while there is none.
    pub ends_on: Option<Date>,
    /// The decision that the mandate is to rest on, in words.
    pub decision_reference: Option<String>,
    /// Its number in the national transparency programme.
    pub ada: Option<String>,
    pub status: MandateProposalStatus,
    /// Why it was refused.
    #[sea_orm(column_type = "Text", nullable)]
    pub reason: Option<String>,
    pub proposed_by: MemberId,
    pub decided_by: Option<MemberId>,
    pub decided_at: Option<Timestamp>,
    /// What came of it.
    pub mandate_id: Option<MandateId>,
    pub revision: i64,
    pub created_at: Timestamp,
}

impl ActiveModelBehavior for ActiveModel {}
