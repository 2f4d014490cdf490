//! Who may do what with members: pure functions, and the permissions of this slice.

use super::entity::member::{self, MemberStatus};
use crate::{
    permission,
    platform::permission::{Granted, granted},
};

permission!(
    /// See members, approve, suspend, give roles and mandates.
    pub Administer, "members:administer", [Admin]
);
pub const PERMISSIONS: &[Granted] = &[granted::<Administer>()];

/// Who has shown that the address is theirs may sign in, also to see that they wait for approval or were refused.
pub fn may_sign_in(member: &member::Model) -> bool {
    use MemberStatus::{Active, AwaitingApproval, EmailVerified, Rejected};
    matches!(member.status, EmailVerified | AwaitingApproval | Active | Rejected)
}

/// Roles count for active members only.
pub fn is_active(member: &member::Model) -> bool {
    member.status == MemberStatus::Active
}

/// Addresses are compared without case; the local part too, since no body tells two people apart by it.
pub fn normalised_email(email: &str) -> String {
    email.trim().to_lowercase()
}
