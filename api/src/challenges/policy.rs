//! Who may do what with challenges. Everybody may read them.

use super::entity::ChallengeStatus;
use crate::{
    permission,
    platform::permission::{Granted, granted},
};

permission!(
    /// Revise challenges and bring them further.
    pub Manage, "challenges:manage", [Coordinator]
);

pub const PERMISSIONS: &[Granted] = &[granted::<Manage>()];

/// Whether a challenge still changes: what was solved or closed stays as it was.
pub fn is_open(status: ChallengeStatus) -> bool {
    !matches!(status, ChallengeStatus::Solved | ChallengeStatus::Closed)
}

/// The ways a challenge may go. An evaluation may send it back to its team.
pub fn may_become(from: ChallengeStatus, to: ChallengeStatus) -> bool {
    use ChallengeStatus::{Closed, InDesign, InEvaluation, OpenForParticipation, Solved};
    matches!(
        (from, to),
        (OpenForParticipation | InEvaluation, InDesign)
            | (InDesign, InEvaluation)
            | (InEvaluation, Solved)
            | (OpenForParticipation | InDesign | InEvaluation, Closed)
    )
}

#[cfg(test)]
mod tests {
    use super::{ChallengeStatus::*, *};

    #[test]
    fn a_challenge_goes_forward_and_back_only_from_its_evaluation() {
        assert!(may_become(OpenForParticipation, InDesign));
        assert!(may_become(InDesign, InEvaluation));
        assert!(may_become(InEvaluation, InDesign));
        assert!(may_become(InEvaluation, Solved));
        assert!(!may_become(InDesign, Solved));
        assert!(!may_become(InDesign, OpenForParticipation));
    }

    #[test]
    fn what_has_ended_stays() {
        for to in [OpenForParticipation, InDesign, InEvaluation, Solved, Closed] {
            assert!(!may_become(Solved, to) && !may_become(Closed, to));
        }
        assert!(!is_open(Solved) && !is_open(Closed) && is_open(InEvaluation));
    }
}
