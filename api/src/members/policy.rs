//! Who may do what with members: pure functions, and the permissions of this slice.

use super::{
    entity::member::{self, MemberId, MemberStatus},
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
    /// Find other members in the directory.
    pub ReadDirectory, "directory:read", [Member]
);
pub const PERMISSIONS: &[Granted] = &[granted::<Administer>(), granted::<ReadDirectory>()];

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
