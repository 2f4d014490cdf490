//! campaigns: calls to the network, with five stages that open and close.

use utoipa_actix_web::service_config::ServiceConfig;

pub mod entity;

pub use entity::{
    CampaignId, CampaignStageId, CampaignStatus, StageKind, StageOverride, campaign, campaign_stage,
};

pub fn routes(_config: &mut ServiceConfig) {}
