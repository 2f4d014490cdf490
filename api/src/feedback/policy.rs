//! Who gives feedback, and who reads it.

use crate::{
    campaigns::{StageKind, StageState},
    permission,
    platform::permission::{Granted, granted},
};

permission!(
    /// Say what one thought of a stage that one took part in.
    pub Give, "feedback:give", [Member]
);
permission!(
    /// Read what members thought of the stages.
    pub Read, "feedback:read", [Reviewer, Coordinator]
);

pub const PERMISSIONS: &[Granted] = &[granted::<Give>(), granted::<Read>()];

/// A stage is asked about when it is over; the library, which stays open, as soon as it is open.
pub fn is_asked_about(kind: StageKind, state: StageState) -> bool {
    match state {
        StageState::Closed => true,
        StageState::Open => kind == StageKind::Library,
        StageState::Scheduled => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stage_is_asked_about_when_it_is_over() {
        assert!(is_asked_about(StageKind::Submit, StageState::Closed));
        assert!(!is_asked_about(StageKind::Submit, StageState::Open));
        assert!(is_asked_about(StageKind::Library, StageState::Open));
        assert!(!is_asked_about(StageKind::Library, StageState::Scheduled));
    }
}
