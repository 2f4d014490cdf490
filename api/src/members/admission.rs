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
        /// The address does not tell for whom the person works: an administrator looks at it.
        Approval,
        /// The address is of a provider that anybody may use: an administrator looks at it.
        ApprovalFreeMail,
    }
);

/// What the address says about the body.
///
/// # Errors
/// When the database refuses.
pub async fn judge(
    db: &impl ConnectionTrait,
    email: &str,
    organisation: Option<OrganisationId>,
) -> Result<Admission> {
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
    let name = match member.organisation_id {
        Some(id) => organisations::find(db, id).await?.name_el,
        None => String::new(),
    };
    Ok(format!("{} → {name}", domain_of(&member.email)))
}
