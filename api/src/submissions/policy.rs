//! Who sees which submission, and who may do what with it. The rule of sight stands here twice, side by side: for one
//! submission, and as a condition for lists and search.

use sea_orm::{ColumnTrait, Condition};

use super::entity::{
    SubmissionStatus, Visibility,
    submission::{COLUMN, Model},
};
use crate::{
    members::MemberId,
    permission,
    platform::{
        auth::{Caller, Viewer},
        permission::{Granted, granted},
    },
};

permission!(
    /// Bring submissions.
    pub Submit, "submissions:submit", [Member]
);
permission!(
    /// Read what others have handed in, whoever may see it otherwise.
    pub Read, "submissions:read", [Reviewer, Coordinator]
);

pub const PERMISSIONS: &[Granted] = &[granted::<Submit>(), granted::<Read>()];

pub fn is_author(viewer: &Viewer, it: &Model) -> bool {
    viewer.member_id() == Some(it.author_id.0)
}

/// A draft is its author's alone. The staff sees the rest; others see by its visibility what was not withdrawn.
pub fn can_see(viewer: &Viewer, it: &Model) -> bool {
    if is_author(viewer, it) {
        return true;
    }
    match it.status {
        SubmissionStatus::Draft => false,
        _ if viewer.may::<Read>() => true,
        SubmissionStatus::Withdrawn => false,
        _ => match it.visibility {
            Visibility::Public => true,
            Visibility::Network => is_of_the_network(viewer),
            Visibility::Department => false,
        },
    }
}

/// The same, for queries.
pub fn visible(viewer: &Viewer) -> Condition {
    let handed_in = COLUMN.status.ne(SubmissionStatus::Draft);
    let others = if viewer.may::<Read>() {
        Condition::all().add(handed_in)
    } else {
        let mut open_to = vec![Visibility::Public];
        if is_of_the_network(viewer) {
            open_to.push(Visibility::Network);
        }
        Condition::all()
            .add(handed_in)
            .add(COLUMN.status.ne(SubmissionStatus::Withdrawn))
            .add(COLUMN.visibility.is_in(open_to))
    };
    let own = viewer.member_id().map(|id| COLUMN.author_id.eq(MemberId(id)));
    Condition::any().add(others).add_option(own)
}

/// The conversation with the department and the earlier versions are between the author and the staff.
pub fn can_follow(viewer: &Viewer, it: &Model) -> bool {
    is_author(viewer, it) || (viewer.may::<Read>() && it.status != SubmissionStatus::Draft)
}

/// An active member; and a client that may bring submissions or read them.
pub fn is_of_the_network(viewer: &Viewer) -> bool {
    let works_on_them =
        |caller: &Caller| caller.client.is_some() && (caller.may::<Submit>() || caller.may::<Read>());
    viewer.0.as_ref().is_some_and(|caller| caller.active || works_on_them(caller))
}

/// Whether its author may still write in it: before it is handed in, and when the department asked.
pub fn is_editable(status: SubmissionStatus) -> bool {
    matches!(status, SubmissionStatus::Draft | SubmissionStatus::NeedsInformation)
}

/// Whether the department still owes an answer.
pub fn is_pending(status: SubmissionStatus) -> bool {
    use SubmissionStatus::{InReview, NeedsInformation, Submitted};
    matches!(status, Submitted | InReview | NeedsInformation)
}

/// The ways a submission may go once it is handed in.
pub fn may_become(from: SubmissionStatus, to: SubmissionStatus) -> bool {
    use SubmissionStatus::{
        Declined, Draft, InReview, Merged, NeedsInformation, Promoted, Submitted, Withdrawn,
    };
    match (from, to) {
        (Draft, Submitted)
        | (Submitted | NeedsInformation, InReview)
        | (Submitted | InReview, NeedsInformation) => true,
        (from, Promoted | Merged | Declined | Withdrawn) => is_pending(from),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::{SubmissionStatus::*, *};

    #[test]
    fn what_was_answered_stays_answered() {
        for from in [Promoted, Merged, Declined, Withdrawn] {
            for to in [Draft, Submitted, InReview, NeedsInformation, Promoted, Merged, Declined, Withdrawn] {
                assert!(!may_become(from, to), "{from:?} to {to:?}");
            }
        }
    }

    #[test]
    fn a_draft_is_only_handed_in() {
        assert!(may_become(Draft, Submitted));
        assert!(!may_become(Draft, Withdrawn) && !may_become(Draft, Promoted));
        assert!(may_become(NeedsInformation, InReview) && !may_become(InReview, Submitted));
    }
}
