//! Who may do what with projects.

use super::entity::ProjectStatus;
use crate::{
    members::MemberId,
    permission,
    platform::{
        auth::Caller,
        permission::{Granted, granted},
    },
    workshops::TeamMember,
};

permission!(
    /// Read the projects that lie before the network, and the approved ones.
    pub Read, "projects:read", [Member]
);
permission!(
    /// Read all projects, also while their teams write.
    pub Oversee, "projects:oversee", [Reviewer, Coordinator]
);

pub const PERMISSIONS: &[Granted] = &[granted::<Read>(), granted::<Oversee>()];

/// What every member of the network sees: a team's unfinished text is the team's and the staff's.
pub const BEFORE_THE_NETWORK: [ProjectStatus; 2] = [ProjectStatus::InEvaluation, ProjectStatus::Approved];

pub fn is_in(team: &[TeamMember], who: &Caller) -> bool {
    team.iter().any(|member| member.member_id == MemberId(who.member_id))
}

pub fn leads(team: &[TeamMember], who: &Caller) -> bool {
    team.iter().any(|member| member.lead && member.member_id == MemberId(who.member_id))
}

pub fn can_see(who: &Caller, status: ProjectStatus, team: &[TeamMember]) -> bool {
    is_in(team, who) || who.may::<Oversee>() || (who.may::<Read>() && BEFORE_THE_NETWORK.contains(&status))
}

/// What lies before the network, or has an outcome, is not changed.
pub fn is_written(status: ProjectStatus) -> bool {
    matches!(status, ProjectStatus::Drafting | ProjectStatus::Revising)
}

pub fn can_write(who: &Caller, status: ProjectStatus, team: &[TeamMember]) -> bool {
    who.active && is_written(status) && is_in(team, who)
}

/// Title and summary speak for the whole project: the lead words them.
pub fn can_revise(who: &Caller, status: ProjectStatus, team: &[TeamMember]) -> bool {
    who.active && is_written(status) && leads(team, who)
}

/// How a text came about concerns who writes it and who accompanies them.
pub fn can_read_versions(who: &Caller, team: &[TeamMember]) -> bool {
    is_in(team, who) || who.may::<Oversee>()
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::platform::{language::Language, permission::Role};

    fn caller(roles: &[Role]) -> Caller {
        Caller {
            member_id: Uuid::nil(),
            session_id: Uuid::nil(),
            organisation_id: None,
            language: Language::El,
            active: true,
            roles: roles.to_vec(),
            second_factor_at: None,
            client: None,
        }
    }

    fn team(lead: bool) -> Vec<TeamMember> {
        vec![TeamMember {
            member_id: MemberId(Uuid::nil()),
            name: String::new(),
            organisation: None,
            lead,
            present_organisation_id: None,
            selected_by: None,
        }]
    }

    #[test]
    fn an_unfinished_text_is_the_teams_and_the_staffs() {
        let member = caller(&[Role::Member]);
        assert!(!can_see(&member, ProjectStatus::Drafting, &[]));
        assert!(can_see(&member, ProjectStatus::Drafting, &team(false)));
        assert!(can_see(&member, ProjectStatus::InEvaluation, &[]));
        assert!(can_see(&caller(&[Role::Reviewer]), ProjectStatus::Rejected, &[]));
    }

    #[test]
    fn the_team_writes_until_it_sends_and_the_staff_does_not() {
        let member = caller(&[Role::Member]);
        assert!(can_write(&member, ProjectStatus::Revising, &team(false)));
        assert!(!can_write(&member, ProjectStatus::InEvaluation, &team(true)));
        assert!(!can_write(&caller(&[Role::Coordinator]), ProjectStatus::Drafting, &[]));
        assert!(!can_revise(&member, ProjectStatus::Drafting, &team(false)));
        assert!(can_revise(&member, ProjectStatus::Drafting, &team(true)));
    }
}
