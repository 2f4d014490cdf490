//! campaigns: calls to the network, with five stages that open and close.

use utoipa_actix_web::service_config::ServiceConfig;

use crate::platform::problem::ProblemKind;

pub mod entity;
mod names;
pub mod policy;
mod show;
mod stages;

pub use entity::{
    CampaignId, CampaignStageId, CampaignStatus, StageKind, StageOverride, campaign, campaign_stage,
};
pub use names::{CampaignName, names_of};
pub use show::{find, find_by_id};
pub use stages::{StageState, current, is_open, next, require_open, stage_of, stages_of, state};

pub const STAGE_CLOSED: ProblemKind = ProblemKind::conflict(
    "stage-closed",
    "Το στάδιο της δράσης δεν είναι ανοικτό",
    "The campaign's stage is not open",
);

pub const PROBLEMS: &[ProblemKind] = &[STAGE_CLOSED];

pub fn routes(_config: &mut ServiceConfig) {}
