//! Who may do what with the library, and which step of an adoption follows which.

use super::entity::{AdoptionStatus, LibraryEntryStatus};
use crate::{
    permission,
    platform::{
        auth::Viewer,
        permission::{Granted, granted},
    },
};

permission!(
    /// Write entries, publish and feature them, withdraw them.
    pub Manage, "library:manage", [Coordinator]
);
permission!(
    /// Adopt a solution for a body that one represents.
    pub Adopt, "library:adopt", [Member]
);

pub const PERMISSIONS: &[Granted] = &[granted::<Manage>(), granted::<Adopt>()];

/// What is published is everybody's; the rest is for those who write it.
pub fn can_see(viewer: &Viewer, status: LibraryEntryStatus) -> bool {
    status == LibraryEntryStatus::Published || viewer.may::<Manage>()
}

/// Where an adoption may go from here: onwards, to an end, and back to the beginning after an end.
pub const fn next_steps(from: AdoptionStatus) -> &'static [AdoptionStatus] {
    use AdoptionStatus::{Interested, Operating, Piloting, Planned, Stopped};
    match from {
        Interested => &[Planned, Piloting, Operating, Stopped],
        Planned => &[Piloting, Operating, Stopped],
        Piloting => &[Operating, Stopped],
        Operating => &[Stopped],
        Stopped => &[Interested, Planned],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_adoption_goes_onwards_or_ends() {
        use AdoptionStatus::{Interested, Operating, Piloting, Stopped};
        assert!(next_steps(Interested).contains(&Operating));
        assert!(!next_steps(Operating).contains(&Piloting));
        assert!(next_steps(Stopped).contains(&Interested));
        assert!(!next_steps(Stopped).contains(&Operating));
        for status in [Interested, Piloting, Operating] {
            assert!(next_steps(status).contains(&Stopped) && !next_steps(status).contains(&status));
        }
    }
}
