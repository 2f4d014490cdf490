//! Who may do what in a round: by permission, by relation to the team, and by what has been done already.

use serde::Serialize;
use utoipa::ToSchema;

use super::entity::{EvaluationRoundStatus, EvaluationStatus, evaluation, evaluation_round};
use crate::{
    organisations::OrganisationId,
    permission,
    platform::{
        auth::Caller,
        permission::{Granted, granted},
    },
    projects,
    workshops::TeamMember,
};

permission!(
    /// Evaluate the projects of other bodies.
    pub Evaluate, "evaluations:evaluate", [Member]
);
permission!(
    /// Decide on projects that have been evaluated.
    pub Decide, "evaluations:decide", [Coordinator]
);

pub const PERMISSIONS: &[Granted] = &[granted::<Evaluate>(), granted::<Decide>()];

/// Why somebody may not evaluate in a round.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Refusal {
    /// Evaluating is for active members of the network.
    NotAMember,
    /// Nobody knows for which body they would stand.
    NoBody,
    /// The outcome stands.
    Decided,
    /// Nobody evaluates their own work.
    InTeam,
    /// Nobody evaluates the work of their own body.
    SameBody,
    /// The campaign's design stage takes nothing in now.
    StageClosed,
    /// They may decide, and the quorum has opened the evaluations to them.
    Decides,
}

/// Where somebody stands in a round. All that may be asked of it follows from these.
#[derive(Clone, Copy, Debug)]
pub struct Standing {
    pub may_evaluate: bool,
    pub may_decide: bool,
    pub of_a_body: bool,
    pub in_team: bool,
    /// Of the body of somebody in the team.
    pub same_body: bool,
    /// Their own evaluation, once it is begun.
    pub own: Option<EvaluationStatus>,
    pub decided: bool,
    pub quorum_reached: bool,
    /// Whether the campaign's design stage is open.
    pub stage_open: bool,
}

impl Standing {
    pub fn of(
        who: &Caller,
        round: &evaluation_round::Model,
        team: &[TeamMember],
        own: Option<&evaluation::Model>,
        evaluated: u64,
        stage_open: bool,
    ) -> Self {
        let organisation = who.organisation_id.map(OrganisationId);
        Self {
            may_evaluate: who.may::<Evaluate>(),
            may_decide: who.may::<Decide>(),
            of_a_body: organisation.is_some(),
            in_team: projects::is_in(team, who),
            same_body: organisation.is_some_and(|body| team.iter().any(|member| member.is_of(body))),
            own: own.map(|evaluation| evaluation.status),
            decided: round.status == EvaluationRoundStatus::Decided,
            quorum_reached: u64::try_from(round.quorum).is_ok_and(|quorum| evaluated >= quorum),
            stage_open,
        }
    }

    /// Why they may not evaluate, or not revise what they have given.
    pub const fn refusal(&self) -> Option<Refusal> {
        if self.decided {
            Some(Refusal::Decided)
        } else if !self.may_evaluate {
            Some(Refusal::NotAMember)
        } else if !self.of_a_body {
            Some(Refusal::NoBody)
        } else if self.in_team {
            Some(Refusal::InTeam)
        } else if self.same_body {
            Some(Refusal::SameBody)
        } else if !self.stage_open {
            Some(Refusal::StageClosed)
        } else if self.may_decide && self.quorum_reached && self.own.is_none() {
            Some(Refusal::Decides)
        } else {
            None
        }
    }

    /// Others' evaluations are hidden until one's own is submitted. Whoever decides sees them once there are enough.
    pub const fn sees_evaluations(&self) -> bool {
        self.decided
            || matches!(self.own, Some(EvaluationStatus::Submitted))
            || (self.is_a_decider() && self.quorum_reached)
    }

    /// Whoever evaluates, or works on the project, does not decide on it.
    pub const fn is_a_decider(&self) -> bool {
        self.may_decide && self.own.is_none() && !self.in_team
    }

    pub const fn can_decide(&self) -> bool {
        self.is_a_decider() && self.quorum_reached && !self.decided && self.stage_open
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MEMBER: Standing = Standing {
        may_evaluate: true,
        may_decide: false,
        of_a_body: true,
        in_team: false,
        same_body: false,
        own: None,
        decided: false,
        quorum_reached: false,
        stage_open: true,
    };
    const COORDINATOR: Standing = Standing { may_decide: true, ..MEMBER };

    #[test]
    fn nobody_evaluates_their_own_work_or_their_bodys() {
        assert_eq!(MEMBER.refusal(), None);
        assert_eq!(Standing { in_team: true, same_body: true, ..MEMBER }.refusal(), Some(Refusal::InTeam));
        assert_eq!(Standing { same_body: true, ..MEMBER }.refusal(), Some(Refusal::SameBody));
        assert_eq!(Standing { of_a_body: false, ..MEMBER }.refusal(), Some(Refusal::NoBody));
        assert_eq!(Standing { decided: true, ..MEMBER }.refusal(), Some(Refusal::Decided));
    }

    #[test]
    fn nobody_evaluates_or_decides_while_the_stage_is_closed() {
        let closed = Standing { stage_open: false, ..MEMBER };
        assert_eq!(closed.refusal(), Some(Refusal::StageClosed));
        assert!(!Standing { stage_open: false, quorum_reached: true, ..COORDINATOR }.can_decide());
    }

    #[test]
    fn others_are_seen_after_ones_own() {
        assert!(!MEMBER.sees_evaluations());
        assert!(!Standing { own: Some(EvaluationStatus::Draft), ..MEMBER }.sees_evaluations());
        assert!(Standing { own: Some(EvaluationStatus::Submitted), ..MEMBER }.sees_evaluations());
        assert!(Standing { decided: true, ..MEMBER }.sees_evaluations());
    }

    #[test]
    fn who_decides_sees_them_with_the_quorum_and_evaluates_no_more() {
        assert!(!COORDINATOR.sees_evaluations());
        assert_eq!(COORDINATOR.refusal(), None);
        let with_quorum = Standing { quorum_reached: true, ..COORDINATOR };
        assert!(with_quorum.sees_evaluations() && with_quorum.can_decide());
        assert_eq!(with_quorum.refusal(), Some(Refusal::Decides));
    }

    #[test]
    fn who_evaluates_or_is_in_the_team_does_not_decide() {
        let with_quorum = Standing { quorum_reached: true, ..COORDINATOR };
        assert!(!Standing { own: Some(EvaluationStatus::Draft), ..with_quorum }.can_decide());
        assert!(!Standing { in_team: true, ..with_quorum }.can_decide());
        assert!(!Standing { decided: true, ..with_quorum }.can_decide());
        assert!(!COORDINATOR.can_decide());
    }
}
