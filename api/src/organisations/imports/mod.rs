//! Imports of the national registry: read, compared, shown as differences, and applied in one go (ADR 0064).

mod apply;
mod changes;
mod command;
mod compare;
mod compare_units;
mod create;
mod csv;
mod difference;
mod discard;
pub mod entity;
mod existing;
mod fetch;
mod find;
mod incoming;
mod keep;
mod kinds;
mod list;
mod log;
mod placing;
mod published;
mod read;
mod remote;
mod show;
mod upload;
mod view;
mod write;

use utoipa_actix_web::service_config::ServiceConfig;

use crate::platform::problem::ProblemKind;

pub use apply::ApplyRegistry;
pub use command::{Summary, run};
pub use entity::{
    registry_change::{self, RegistryAction, RegistryChangeId, RegistryThing},
    registry_import::{self, RegistryImportId, RegistryImportStatus, RegistrySource},
};
pub use fetch::FetchRegistry;
pub use read::ReadRegistry;

pub const REGISTRY_CHANGED: ProblemKind = ProblemKind::conflict(
    "registry-changed",
    "Το μητρώο άλλαξε στο μεταξύ: οι διαφορές δεν ισχύουν πια",
    "The registry has changed in the meantime: the differences are no longer true",
);
pub const IMPORT_STATE: ProblemKind = ProblemKind::conflict(
    "import-state",
    "Η εισαγωγή δεν βρίσκεται σε κατάσταση που το επιτρέπει",
    "The import is not in a state that allows this",
);
pub const NO_REGISTRY: ProblemKind = ProblemKind::conflict(
    "no-registry",
    "Δεν έχει οριστεί διεύθυνση του εθνικού μητρώου (WENOVATE_REGISTRY_URL)",
    "No address of the national registry is configured (WENOVATE_REGISTRY_URL)",
);

pub fn routes(config: &mut ServiceConfig) {
    config
        .service(create::create_registry_import)
        .service(list::list_registry_imports)
        .service(show::show_registry_import)
        .service(upload::upload_registry_file)
        .service(changes::list_registry_changes)
        .service(apply::apply_registry_import)
        .service(discard::discard_registry_import)
        .service(log::list_organisation_changes);
}
