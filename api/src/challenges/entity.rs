//! Challenges.

use sea_orm::entity::prelude::*;

use crate::{
    campaigns::CampaignId,
    members::MemberId,
    platform::{policy_area::PolicyArea, time::Timestamp},
};

crate::id!(
    /// A challenge.
    ChallengeId
);

crate::choice!(
    /// How far a challenge has come.
    ChallengeStatus {
        /// Members declare that they want to take part.
        OpenForParticipation,
        /// A team writes the specification.
        InDesign,
        /// The network evaluates the specification.
        InEvaluation,
        /// A solution was approved.
        Solved,
        /// Ended without one.
        Closed,
    }
);

/// A problem that the network takes on, made from one or more submissions.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "challenges")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ChallengeId,
    /// What people quote.
    #[sea_orm(unique)]
    pub code: String,
    pub campaign_id: CampaignId,
    pub title: String,
    #[sea_orm(column_type = "Text")]
    pub summary: String,
    pub policy_area: PolicyArea,
    pub status: ChallengeStatus,
    /// How many people the team may have.
    pub capacity: i32,
    pub revision: i64,
    pub created_by: MemberId,
    pub created_at: Timestamp,
}

impl ActiveModelBehavior for ActiveModel {}
