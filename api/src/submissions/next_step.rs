//! The clock of the department's debt: what happens next with a submission, whose step it is, and by when.

use serde::Serialize;
use utoipa::ToSchema;

use super::{entity::SubmissionStatus, policy};
use crate::platform::time::Timestamp;

/// What happens next.
#[derive(Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct NextStep {
    pub action: NextAction,
    pub owner: StepOwner,
    pub due_at: Option<Timestamp>,
    /// Whether that was in the past.
    pub overdue: bool,
}

/// What is to be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum NextAction {
    /// Finish the draft and hand it in.
    Complete,
    /// Begin to score it.
    Review,
    /// Decide what becomes of it.
    Decide,
    /// Answer what the department asked.
    Answer,
    /// Take part in the challenge that it became.
    FollowChallenge,
    /// See how the submission goes on that speaks for it.
    FollowMerged,
}

/// Whose step it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum StepOwner {
    Author,
    Department,
    Network,
}

/// None when nothing more happens. A draft is due when the stage closes.
pub fn of(
    status: SubmissionStatus,
    due_at: Option<Timestamp>,
    stage_closes: Option<Timestamp>,
    now: Timestamp,
) -> Option<NextStep> {
    use NextAction::{Answer, Complete, Decide, FollowChallenge, FollowMerged, Review};
    use StepOwner::{Author, Department, Network};
    let (action, owner) = match status {
        SubmissionStatus::Draft => (Complete, Author),
        SubmissionStatus::Submitted => (Review, Department),
        SubmissionStatus::InReview => (Decide, Department),
        SubmissionStatus::NeedsInformation => (Answer, Author),
        SubmissionStatus::Promoted => (FollowChallenge, Network),
        SubmissionStatus::Merged => (FollowMerged, Network),
        SubmissionStatus::Declined | SubmissionStatus::Withdrawn => return None,
    };
    let due_at = match status {
        SubmissionStatus::Draft => stage_closes,
        status if policy::is_pending(status) => due_at,
        _ => None,
    };
    Some(NextStep { action, owner, due_at, overdue: due_at.is_some_and(|due| due <= now) })
}
