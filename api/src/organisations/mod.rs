//! organisations: the registry of public bodies, by whose e-mail domains their people are known.

use utoipa_actix_web::service_config::ServiceConfig;

pub mod entity;

pub use entity::{
    OrganisationDomainId, OrganisationId, OrganisationKind, OrganisationStatus, organisation,
    organisation_domain,
};

pub fn routes(_config: &mut ServiceConfig) {}
