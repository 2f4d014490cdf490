//! organisations: the registry of public bodies, by whose e-mail domains their people are known.

use utoipa_actix_web::service_config::ServiceConfig;

pub mod entity;
mod names;

pub use entity::{
    OrganisationDomainId, OrganisationId, OrganisationKind, OrganisationStatus, organisation,
    organisation_domain,
};

pub use names::{OrganisationName, names_of};

pub fn routes(_config: &mut ServiceConfig) {}
