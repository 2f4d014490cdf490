//! Who may do what with participations.

use serde::Serialize;
use utoipa::ToSchema;

use super::entity::{Model, ParticipationStatus};
use crate::{
    campaigns::StageState,
    challenges::ChallengeStatus,
    members::MemberId,
    permission,
    platform::{
        auth::Caller,
        permission::{Granted, granted},
    },
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

/// One's own, until there is a place in the team: what was said is what the team is selected by.
pub fn can_revise(who: MemberId, it: &Model) -> bool {
    can_cancel(who, it)
}

/// Whether people come into a team that was selected, or leave it: while it writes.
pub fn team_may_change(status: ChallengeStatus) -> bool {
    status == ChallengeStatus::InDesign
}

/// Why somebody cannot declare that they want to take part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ParticipationRefusal {
    /// The team has been selected.
    TeamSelected,
    /// The challenge is solved or closed.
    ChallengeEnded,
    /// The campaign's design stage is still to come.
    StageScheduled,
    /// The campaign's design stage is over.
    StageClosed,
    /// Nobody knows who they are.
    SignedOut,
    /// Taking part is for active members of the network.
    NotAMember,
    /// Taking part is for those who belong to a body.
    NoBody,
    /// They have declared.
    Declared,
}

/// The first reason in the order in which it helps to know them: what holds for everybody, then what holds for them.
pub fn refusal(
    who: Option<&Caller>,
    challenge: ChallengeStatus,
    stage: StageState,
    declared: bool,
) -> Option<ParticipationRefusal> {
    use ParticipationRefusal::{
        ChallengeEnded, Declared, NoBody, NotAMember, SignedOut, StageClosed, StageScheduled, TeamSelected,
    };
    match challenge {
        ChallengeStatus::InDesign | ChallengeStatus::InEvaluation => return Some(TeamSelected),
        ChallengeStatus::Solved | ChallengeStatus::Closed => return Some(ChallengeEnded),
        ChallengeStatus::OpenForParticipation => {}
    }
    match stage {
        StageState::Scheduled => return Some(StageScheduled),
        StageState::Closed => return Some(StageClosed),
        StageState::Open => {}
    }
    match who {
        None => Some(SignedOut),
        Some(who) if !who.may::<Participate>() => Some(NotAMember),
        Some(who) if who.organisation_id.is_none() => Some(NoBody),
        Some(_) => declared.then_some(Declared),
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::platform::{language::Language, permission::Role};

    fn caller(roles: &[Role], body: Option<Uuid>) -> Caller {
        Caller {
            member_id: Uuid::nil(),
            session_id: Uuid::nil(),
            organisation_id: body,
            language: Language::El,
            active: true,
            roles: roles.to_vec(),
            second_factor_at: None,
            client: None,
        }
    }

    #[test]
    fn each_is_told_the_reason_that_holds_for_them() {
        use ChallengeStatus::{InDesign, OpenForParticipation as Open, Solved};
        use ParticipationRefusal::*;
        let member = caller(&[Role::Member], Some(Uuid::nil()));
        let stage = StageState::Open;
        assert_eq!(refusal(Some(&member), Open, stage, false), None);
        assert_eq!(refusal(Some(&member), Open, stage, true), Some(Declared));
        assert_eq!(refusal(None, Open, stage, false), Some(SignedOut));
        assert_eq!(refusal(Some(&caller(&[], None)), Open, stage, false), Some(NotAMember));
        assert_eq!(refusal(Some(&caller(&[Role::Member], None)), Open, stage, false), Some(NoBody));
        assert_eq!(refusal(None, Open, StageState::Scheduled, false), Some(StageScheduled));
        assert_eq!(refusal(None, Open, StageState::Closed, false), Some(StageClosed));
        assert_eq!(refusal(None, InDesign, stage, false), Some(TeamSelected));
        assert_eq!(refusal(Some(&member), Solved, stage, true), Some(ChallengeEnded));
    }
}
