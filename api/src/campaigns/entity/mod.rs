//! Tables of the slice.

pub mod campaign;
pub mod campaign_stage;

pub use campaign::{CampaignId, CampaignStatus};
pub use campaign_stage::{CampaignStageId, StageKind, StageOverride};
