//! Who may do what with surveys.

use super::{
    entity::{SurveyAudience, survey},
    state::{SurveyState, state_of},
};
use crate::{
    permission,
    platform::{
        auth::{Caller, Viewer},
        permission::{Granted, granted},
        time::Timestamp,
    },
};

permission!(
    /// Write surveys, publish them, pause, close, and publish their results.
    pub Manage, "surveys:manage", [Coordinator]
);
permission!(
    /// Read surveys that are not published yet, and results before they are.
    pub Preview, "surveys:preview", [Reviewer, Coordinator]
);

pub const PERMISSIONS: &[Granted] = &[granted::<Manage>(), granted::<Preview>()];

/// A draft is the staff's; everything else is everybody's.
pub fn can_see(viewer: &Viewer, survey: &survey::Model) -> bool {
    survey.published_at.is_some() || viewer.may::<Preview>()
}

/// Who belongs to the audience: members work for a body of the network, the public is everyone with an account.
pub fn is_asked(caller: &Caller, audience: SurveyAudience) -> bool {
    caller.active
        && match audience {
            SurveyAudience::Members => caller.organisation_id.is_some(),
            SurveyAudience::Public => true,
        }
}

/// Nobody reads results before the end: they would steer the answers still to come.
pub fn can_see_results(viewer: &Viewer, survey: &survey::Model, now: Timestamp) -> bool {
    state_of(survey, now) == SurveyState::Closed && (survey.results_published || viewer.may::<Preview>())
}
