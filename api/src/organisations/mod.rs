//! organisations: the registry of public bodies and of their units, by whose e-mail domains their people are known.

use utoipa_actix_web::service_config::ServiceConfig;

use crate::platform::problem::ProblemKind;

mod add_domain;
mod create;
mod domain;
pub mod entity;
mod facets;
mod form;
mod former_names;
pub mod imports;
mod list;
mod names;
mod particulars;
mod personal;
pub mod policy;
mod region;
mod registry;
mod remove_domain;
mod revise;
mod show;
mod tree;
mod units;
mod view;

pub use domain::{domain_of, find_by_domain, is_free_mail};
pub use entity::{
    FormerNameId, OrganisationDomainId, OrganisationId, OrganisationKind, OrganisationStatus, UnitId,
    UnitKind, organisation, organisation_domain, organisation_name, registry_state, unit,
};
pub use former_names::former_names;
pub use names::{OrganisationName, names_of};
pub use personal::PERSONAL;
pub use registry::{RegistryImported, import_registry};
pub use show::{find, hold};
pub use tree::{bodies_above, is_under, supervisors_of};
pub use view::Organisation;

pub const PROBLEMS: &[ProblemKind] =
    &[imports::REGISTRY_CHANGED, imports::IMPORT_STATE, imports::NO_REGISTRY];

pub fn routes(config: &mut ServiceConfig) {
    config
        .service(list::list_organisations)
        .service(create::create_organisation)
        .service(show::show_organisation)
        .service(revise::revise_organisation)
        .service(add_domain::add_organisation_domain)
        .service(remove_domain::remove_organisation_domain)
        .service(region::show_regions)
        .service(facets::count_organisation_facets)
        .service(units::list::list_units)
        .service(units::create::create_unit)
        .service(units::show::show_unit)
        .service(units::revise::revise_unit)
        .configure(imports::routes);
}
