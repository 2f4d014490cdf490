//! campaigns: calls to the network, with five stages that open and close.

use utoipa_actix_web::service_config::ServiceConfig;

use crate::platform::problem::ProblemKind;

mod archive;
mod create;
pub mod entity;
mod list;
mod names;
mod overrule;
mod personal;
pub mod policy;
mod publish;
mod revise;
mod settings;
mod show;
mod stages;
mod view;
mod windows;

pub use create::{NewCampaign, insert};
pub use entity::{
    CampaignId, CampaignStageId, CampaignStatus, StageKind, StageOverride, campaign, campaign_stage,
};
pub use names::{CampaignName, names_of};
pub use personal::PERSONAL;
pub use publish::set_status;
pub use settings::CampaignSettings;
pub use show::{find, find_by_id};
pub use stages::{
    StageState, current, find_open, is_open, is_open_in, next, open_in, require_open, stage_of, stages_of,
    state,
};
pub use view::{Campaign, CampaignCard};
pub use windows::StageWindow;

pub const STAGE_CLOSED: ProblemKind = ProblemKind::conflict(
    "stage-closed",
    "Το στάδιο της δράσης δεν είναι ανοικτό",
    "The campaign's stage is not open",
);
pub const ALREADY_PUBLIC: ProblemKind = ProblemKind::conflict(
    "campaign-published",
    "Η δράση έχει ήδη δημοσιευτεί",
    "The campaign has been published already",
);
pub const NOT_PUBLIC: ProblemKind = ProblemKind::conflict(
    "campaign-not-published",
    "Η δράση δεν έχει δημοσιευτεί",
    "The campaign has not been published",
);
pub const ARCHIVED: ProblemKind = ProblemKind::conflict(
    "campaign-archived",
    "Η δράση έχει αρχειοθετηθεί και δεν αλλάζει",
    "The campaign is archived and does not change",
);

pub const PROBLEMS: &[ProblemKind] = &[STAGE_CLOSED, ALREADY_PUBLIC, NOT_PUBLIC, ARCHIVED];

pub fn routes(config: &mut ServiceConfig) {
    config
        .service(list::list_campaigns)
        .service(create::create_campaign)
        .service(windows::set_stage_windows)
        .service(overrule::overrule_stage)
        .service(publish::publish_campaign)
        .service(archive::archive_campaign)
        .service(show::show_campaign)
        .service(revise::revise_campaign);
}
