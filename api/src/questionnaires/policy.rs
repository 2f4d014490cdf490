//! Who may do what with questionnaires.

use super::entity::QuestionnaireVersionStatus;
use crate::{
    permission,
    platform::{
        auth::Viewer,
        permission::{Granted, granted},
    },
};

permission!(
    /// Write questionnaires and publish their versions.
    pub Manage, "questionnaires:manage", [Coordinator]
);

pub const PERMISSIONS: &[Granted] = &[granted::<Manage>()];

/// Who fills in a form must read it; a draft is nobody's form yet.
pub fn can_see(viewer: &Viewer, status: QuestionnaireVersionStatus) -> bool {
    status == QuestionnaireVersionStatus::Published || viewer.may::<Manage>()
}
