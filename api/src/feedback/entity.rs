//! Feedback.

use sea_orm::entity::prelude::*;

use crate::{campaigns::CampaignId, campaigns::StageKind, members::MemberId, platform::time::Timestamp};

crate::id!(
    /// Feedback.
    FeedbackId
);

/// What somebody thought of a stage of a campaign.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "feedback")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: FeedbackId,
    pub campaign_id: CampaignId,
    pub stage: StageKind,
    pub member_id: Option<MemberId>,
    /// From 1 to 5.
    pub rating: i32,
    #[sea_orm(column_type = "Text")]
    pub comment: Option<String>,
    pub created_at: Timestamp,
}

impl ActiveModelBehavior for ActiveModel {}
