//! Stages of campaigns.

use sea_orm::entity::prelude::*;

use super::campaign::CampaignId;
use crate::platform::time::Timestamp;

crate::id!(
    /// A stage of a campaign.
    CampaignStageId
);

crate::choice!(
    /// The five stages, in their order.
    StageKind {
        /// Register and answer the survey.
        Join,
        /// Bring problems, challenges and proposals.
        Submit,
        /// Score and decide.
        Triage,
        /// Form teams, write specifications, evaluate.
        Design,
        /// Publish and adopt.
        Library,
    }
);

crate::choice!(
    /// What a coordinator set by hand.
    StageOverride {
        Open,
        Closed,
    }
);

/// The window of one stage, and the override that stands above it.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "campaign_stages")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: CampaignStageId,
    pub campaign_id: CampaignId,
    pub kind: StageKind,
    pub opens_at: Option<Timestamp>,
    pub closes_at: Option<Timestamp>,
    /// Holds whatever the dates say.
    pub override_state: Option<StageOverride>,
    #[sea_orm(column_type = "Text")]
    pub override_reason: Option<String>,
    #[sea_orm(belongs_to, from = "campaign_id", to = "id")]
    pub campaign: HasOne<super::campaign::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
