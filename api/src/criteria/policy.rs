//! Who may do what with criteria sets.

use super::entity::CriteriaSetStatus;
use crate::{
    permission,
    platform::{
        auth::Viewer,
        permission::{Granted, granted},
    },
};

permission!(
    /// Write criteria sets and publish them.
    pub Manage, "criteria:manage", [Coordinator]
);

pub const PERMISSIONS: &[Granted] = &[granted::<Manage>()];

/// The criteria are public, and a draft is not yet a criterion for anyone.
pub fn can_see(viewer: &Viewer, status: CriteriaSetStatus) -> bool {
    status == CriteriaSetStatus::Published || viewer.may::<Manage>()
}
