//! organisations: the registry of public bodies, by whose e-mail domains their people are known.

use utoipa_actix_web::service_config::ServiceConfig;

mod add_domain;
mod create;
mod domain;
pub mod entity;
mod form;
mod list;
mod names;
mod personal;
pub mod policy;
mod registry;
mod remove_domain;
mod revise;
mod show;
mod view;

pub use domain::{domain_of, find_by_domain, is_free_mail};
pub use entity::{
    OrganisationDomainId, OrganisationId, OrganisationKind, OrganisationStatus, organisation,
    organisation_domain,
};
pub use names::{OrganisationName, names_of};
pub use personal::PERSONAL;
pub use registry::{RegistryImported, import_registry};
pub use show::find;

pub fn routes(config: &mut ServiceConfig) {
    config
        .service(list::list_organisations)
        .service(create::create_organisation)
        .service(show::show_organisation)
        .service(revise::revise_organisation)
        .service(add_domain::add_organisation_domain)
        .service(remove_domain::remove_organisation_domain);
}
