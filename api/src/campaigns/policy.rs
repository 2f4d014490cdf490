//! Who may do what with campaigns.

use super::entity::CampaignStatus;
use crate::{
    permission,
    platform::{
        auth::Viewer,
        permission::{Granted, granted},
    },
};

permission!(
    /// Write campaigns, publish and archive them, open and close their stages.
    pub Manage, "campaigns:manage", [Coordinator]
);
permission!(
    /// Read campaigns that are not published yet.
    pub Preview, "campaigns:preview", [Reviewer, Coordinator]
);

pub const PERMISSIONS: &[Granted] = &[granted::<Manage>(), granted::<Preview>()];

/// A draft is the staff's; everything else is everybody's.
pub fn can_see(viewer: &Viewer, status: CampaignStatus) -> bool {
    status != CampaignStatus::Draft || viewer.may::<Preview>()
}

/// The texts and dates of an archived campaign are history.
pub fn is_open_to_change(status: CampaignStatus) -> bool {
    status != CampaignStatus::Archived
}
