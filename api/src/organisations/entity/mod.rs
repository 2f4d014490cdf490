//! Tables of the slice.

pub mod organisation;
pub mod organisation_domain;

pub use organisation::{OrganisationId, OrganisationKind, OrganisationStatus};
pub use organisation_domain::OrganisationDomainId;
