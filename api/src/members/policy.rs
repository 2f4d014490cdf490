//! Who may do what with members: pure functions, and the permissions of this slice.

use time::Date;

use super::{
    entity::{
        mandate,
        member::{self, MemberId, MemberStatus},
    },
    record::MemberAbilities,
};
use crate::{
    permission,
    platform::permission::{Granted, granted},
};

permission!(
    /// See members, approve, suspend, give roles and mandates.
    pub Administer, "members:administer", [Admin]
);
permission!(
    /// Propose who represents one's body.
    pub Propose, "mandates:propose", [Member]
);
permission!(
    /// Find other members in the directory.
    pub ReadDirectory, "directory:read", [Member]
);
pub const PERMISSIONS: &[Granted] =
    &[granted::<Administer>(), granted::<Propose>(), granted::<ReadDirectory>()];

/// Who has shown that the address is theirs may sign in, also to see that they wait for approval or were refused.
pub fn may_sign_in(status: MemberStatus) -> bool {
    use MemberStatus::{Active, AwaitingApproval, EmailVerified, Rejected};
    matches!(status, EmailVerified | AwaitingApproval | Active | Rejected)
}

/// Roles count for active members only.
pub fn is_active(status: MemberStatus) -> bool {
    status == MemberStatus::Active
}

/// Addresses are compared without case; the local part too, since no body tells two people apart by it.
pub fn normalised_email(email: &str) -> String {
    email.trim().to_lowercase()
}

/// Also one who was rejected: an administrator may think again.
pub fn can_approve(member: &member::Model) -> bool {
    matches!(member.status, MemberStatus::AwaitingApproval | MemberStatus::Rejected)
}

pub fn can_reject(member: &member::Model) -> bool {
    member.status == MemberStatus::AwaitingApproval
}

/// Nobody suspends themselves.
pub fn can_suspend(member: &member::Model, by: Option<MemberId>) -> bool {
    is_active(member.status) && by != Some(member.id)
}

pub fn can_reinstate(member: &member::Model) -> bool {
    // Whoever was erased has no password and no name, and nobody to come back as.
    let is_erased = member.given_name.is_empty() && member.family_name.is_empty();
    matches!(member.status, MemberStatus::Suspended | MemberStatus::Left) && !is_erased
}

/// What an administrator may do with the person now.
pub fn abilities(member: &member::Model, admin: MemberId) -> MemberAbilities {
    MemberAbilities {
        can_approve: can_approve(member),
        can_reject: can_reject(member),
        can_suspend: can_suspend(member, Some(admin)),
        can_reinstate: can_reinstate(member),
        can_change_roles: is_active(member.status),
        can_give_mandates: is_active(member.status),
        can_invite: member.status == MemberStatus::Managed,
    }
}

/// How many of these mandates are in force on one day of the window, at most.
pub fn most_at_once(mandates: &[mandate::Model], from: Date, until: Option<Date>) -> usize {
    let within = |day: &Date| *day >= from && until.is_none_or(|until| *day <= until);
    let begins = mandates.iter().map(|mandate| mandate.starts_on).filter(within);
    let days = std::iter::once(from).chain(begins);
    let in_force = |day: Date| {
        mandates.iter().filter(|it| it.starts_on <= day && it.ends_on.is_none_or(|end| end >= day)).count()
    };
    days.map(in_force).max().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use time::macros::date;
    use uuid::Uuid;

    use super::*;
    use crate::{
        members::entity::mandate::MandateId, organisations::OrganisationId, platform::time::Timestamp,
    };

    fn mandate(starts_on: Date, ends_on: Option<Date>) -> mandate::Model {
        mandate::Model {
            id: MandateId(Uuid::nil()),
            organisation_id: OrganisationId(Uuid::nil()),
            member_id: MemberId(Uuid::nil()),
            starts_on,
            ends_on,
            decision_reference: None,
            ada: None,
            created_by: None,
            created_at: Timestamp(0),
        }
    }

    #[test]
    fn those_after_one_another_are_one_at_a_time() {
        let one = mandate(date!(2026 - 01 - 01), Some(date!(2026 - 06 - 30)));
        let next = mandate(date!(2026 - 07 - 01), None);
        let both = [one, next];
        assert_eq!(most_at_once(&both, date!(2026 - 03 - 01), None), 1);
        assert_eq!(most_at_once(&both, date!(2025 - 01 - 01), Some(date!(2025 - 12 - 31))), 0);
        let third = [both[0].clone(), both[1].clone(), mandate(date!(2026 - 06 - 30), None)];
        assert_eq!(most_at_once(&third, date!(2026 - 03 - 01), None), 2);
        assert_eq!(most_at_once(&third, date!(2026 - 03 - 01), Some(date!(2026 - 06 - 29))), 1);
    }
}
