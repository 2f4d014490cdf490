//! Who may score and decide, and who sees which scores: pure functions, and the permissions of this slice.

use serde::Serialize;
use utoipa::ToSchema;

use crate::{
    members::MemberId,
    organisations::OrganisationId,
    permission,
    platform::{
        auth::Caller,
        permission::{Granted, granted},
    },
    submissions::SubmissionStatus,
};

permission!(
    /// Score submissions and recommend.
    pub Score, "submissions:score", [Reviewer]
);
permission!(
    /// Decide on submissions.
    pub Decide, "submissions:decide", [Coordinator]
);

pub const PERMISSIONS: &[Granted] = &[granted::<Score>(), granted::<Decide>()];

/// Why a person may not judge a submission.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Conflict {
    /// It is their own.
    Author,
    /// It is their body's.
    SameBody,
}

/// The conflict of interest between a person and a submission, where there is one.
pub fn conflict(caller: &Caller, author: MemberId, organisation: OrganisationId) -> Option<Conflict> {
    if caller.member_id == author.0 {
        return Some(Conflict::Author);
    }
    (caller.organisation_id == Some(organisation.0)).then_some(Conflict::SameBody)
}

/// Scores are given while a submission is submitted or in review.
pub fn is_scored(status: SubmissionStatus) -> bool {
    matches!(status, SubmissionStatus::Submitted | SubmissionStatus::InReview)
}

/// A decision may be made while none has ended the submission, also while its author has not answered.
pub fn is_undecided(status: SubmissionStatus) -> bool {
    is_scored(status) || status == SubmissionStatus::NeedsInformation
}

/// How many scores are to come before a submission may be promoted.
pub fn scores_missing(min_scores: i32, given: i32) -> i32 {
    min_scores.saturating_sub(given).max(0)
}

/// Others' scores are hidden from whoever can still give their own, also where that person decides as well: they see them
/// after their own score, or once it is decided. Who decides and does not score sees them all along; somebody with a
/// conflict of interest never.
pub fn sees_scores(
    caller: &Caller,
    conflict: Option<Conflict>,
    scored: bool,
    status: SubmissionStatus,
) -> bool {
    let by_role =
        if caller.may::<Score>() { scored || !is_undecided(status) } else { caller.may::<Decide>() };
    conflict.is_none() && by_role
}

/// Orders by scores tell them, so they are for those from whom no scores are hidden.
pub fn orders_by_scores(caller: &Caller) -> bool {
    caller.may::<Decide>() && !caller.may::<Score>()
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::platform::{language::Language, permission::Role};

    fn caller(role: Role) -> Caller {
        Caller {
            member_id: Uuid::from_u128(1),
            session_id: Uuid::nil(),
            organisation_id: Some(Uuid::from_u128(2)),
            language: Language::El,
            active: true,
            roles: vec![role],
            second_factor_at: None,
            client: None,
        }
    }

    #[test]
    fn nobody_judges_their_own_or_their_bodys() {
        let judge = |author, body| {
            conflict(
                &caller(Role::Reviewer),
                MemberId(Uuid::from_u128(author)),
                OrganisationId(Uuid::from_u128(body)),
            )
        };
        assert_eq!(judge(1, 9), Some(Conflict::Author));
        assert_eq!(judge(8, 2), Some(Conflict::SameBody));
        assert_eq!(judge(8, 9), None);
        let mut citizen = caller(Role::Reviewer);
        citizen.organisation_id = None;
        assert_eq!(
            conflict(&citizen, MemberId(Uuid::from_u128(8)), OrganisationId(Uuid::from_u128(9))),
            None
        );
    }

    #[test]
    fn reviewers_see_others_scores_after_their_own_or_after_the_decision() {
        use SubmissionStatus::{Declined, InReview};
        let (reviewer, coordinator) = (caller(Role::Reviewer), caller(Role::Coordinator));
        assert!(!sees_scores(&reviewer, None, false, InReview));
        assert!(sees_scores(&reviewer, None, true, InReview));
        assert!(sees_scores(&reviewer, None, false, Declined));
        assert!(sees_scores(&coordinator, None, false, InReview));
        assert!(!sees_scores(&coordinator, Some(Conflict::SameBody), false, Declined));
        assert!(!sees_scores(&caller(Role::Admin), None, false, Declined));
    }

    #[test]
    fn who_scores_and_decides_is_shown_no_more_than_who_scores() {
        use SubmissionStatus::{InReview, NeedsInformation, Promoted};
        let mut both = caller(Role::Coordinator);
        both.roles.push(Role::Reviewer);
        assert!(!sees_scores(&both, None, false, InReview));
        assert!(!sees_scores(&both, None, false, NeedsInformation));
        assert!(sees_scores(&both, None, true, InReview));
        assert!(sees_scores(&both, None, false, Promoted));
        assert!(!orders_by_scores(&both) && orders_by_scores(&caller(Role::Coordinator)));
    }
}
