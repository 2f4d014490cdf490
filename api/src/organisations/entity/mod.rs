//! Tables of the slice.

pub mod organisation;
pub mod organisation_domain;
pub mod organisation_name;
pub mod registry_state;
pub mod unit;

pub use organisation::{OrganisationId, OrganisationKind, OrganisationStatus};
pub use organisation_domain::OrganisationDomainId;
pub use organisation_name::FormerNameId;
pub use unit::{UnitId, UnitKind};
