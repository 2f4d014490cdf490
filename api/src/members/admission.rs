//! Whether an address speaks for itself, or an administrator has to decide.

use sea_orm::ConnectionTrait;

use super::entity::member;
use crate::{
    organisations::{self, OrganisationId, domain_of, find_by_domain, is_free_mail},
    platform::problem::Result,
};

crate::choice!(
    /// How a registration becomes a membership once the address is verified.
    Admission {
        /// The address belongs to the body: at once.
        AtOnce,
        /// Whoever belongs to no body needs no more than an address: at once, without a member's rights.
        Citizen,
        /// The address does not tell for whom the person works: an administrator looks at it.
        Approval,
        /// The address is of a provider that anybody may use: an administrator looks at it.
        ApprovalFreeMail,
    }
);

impl Admission {
    /// Whether nobody has to look at it.
    pub const fn is_at_once(self) -> bool {
        matches!(self, Self::AtOnce | Self::Citizen)
    }

    /// The letter to whoever is let in at once.
    pub const fn welcome(self) -> &'static str {
        if matches!(self, Self::Citizen) { "welcome_citizen" } else { "welcome" }
    }
}

/// What the address says about the body.
///
/// # Errors
/// When the database refuses.
pub async fn judge(
    db: &impl ConnectionTrait,
    email: &str,
    organisation: Option<OrganisationId>,
) -> Result<Admission> {
    if organisation.is_none() {
        return Ok(Admission::Citizen);
    }
    let domain = domain_of(email);
    if is_free_mail(&domain) {
        return Ok(Admission::ApprovalFreeMail);
    }
    let owner = find_by_domain(db, &domain).await?;
    let speaks = owner.is_some_and(|owner| Some(owner.id) == organisation);
    Ok(if speaks { Admission::AtOnce } else { Admission::Approval })
}

/// What an admission at once rests on, as it is kept.
///
/// # Errors
/// When the database refuses.
pub async fn evidence(db: &impl ConnectionTrait, member: &member::Model) -> Result<String> {
    let domain = domain_of(&member.email);
    let Some(id) = member.organisation_id else { return Ok(domain) };
    Ok(format!("{domain} → {}", organisations::find(db, id).await?.name_el))
}
