//! Who may propose whom, and who decides.

use super::{
    super::entity::member::{self, MemberId},
    entity::{MandateProposalStatus, Model},
};
use crate::{organisations::OrganisationId, platform::auth::Caller};

/// What the body's people are to it today.
pub struct Standing {
    /// The caller represents the body.
    pub represents: bool,
    /// The caller works there.
    pub belongs: bool,
    /// Somebody represents it.
    pub has_representatives: bool,
}

impl Standing {
    /// Its representatives name others; where there is none yet, any of its active people.
    pub const fn may_propose(&self) -> bool {
        self.represents || (self.belongs && !self.has_representatives)
    }
}

pub fn belongs(caller: &Caller, body: OrganisationId) -> bool {
    caller.active && caller.organisation_id == Some(body.0)
}

/// Only active people of the body itself come into question.
pub fn can_be_proposed(member: &member::Model, body: OrganisationId) -> bool {
    super::super::policy::is_active(member.status) && member.organisation_id == Some(body)
}

/// Nobody decides on what they proposed, or on themselves.
pub fn can_decide(proposal: &Model, by: MemberId) -> bool {
    proposal.status == MandateProposalStatus::Proposed
        && proposal.proposed_by != by
        && proposal.member_id != by
}

/// Who proposed it, or represents the body now.
pub fn can_withdraw(proposal: &Model, by: MemberId, represents: bool) -> bool {
    proposal.status == MandateProposalStatus::Proposed && (proposal.proposed_by == by || represents)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_representative_proposes_and_the_others_while_there_is_none() {
        let standing = |represents, belongs, has_representatives| {
            Standing { represents, belongs, has_representatives }.may_propose()
        };
        assert!(standing(true, false, true) && standing(false, true, false));
        assert!(!standing(false, true, true) && !standing(false, false, false));
    }
}
