//! Who may do what with participations.

use super::entity::{Model, ParticipationStatus};
use crate::{
    members::MemberId,
    permission,
    platform::permission::{Granted, granted},
};

permission!(
    /// Declare that one wants to take part.
    pub Participate, "workshops:participate", [Member]
);
permission!(
    /// Read declarations and select teams.
    pub Manage, "workshops:manage", [Coordinator]
);

pub const PERMISSIONS: &[Granted] = &[granted::<Participate>(), granted::<Manage>()];

/// Whether the declaration still stands, however it was answered.
pub fn stands(status: ParticipationStatus) -> bool {
    status != ParticipationStatus::Cancelled
}

/// One's own, until there is a place in the team: a team that has begun does not lose people unawares.
pub fn can_cancel(who: MemberId, it: &Model) -> bool {
    it.member_id == who
        && matches!(it.status, ParticipationStatus::Declared | ParticipationStatus::Waitlisted)
}

/// Whether the team may still be composed of it.
pub fn can_be_selected(it: &Model) -> bool {
    it.status == ParticipationStatus::Declared
}
