//! privacy: what is kept of a person, handed out and erased, and for how long. It reads the tables of all slices, by the
//! map that they declare, and so comes after them.

use utoipa_actix_web::service_config::ServiceConfig;

use crate::platform::problem::ProblemKind;

mod archive;
mod cancel_erasure;
mod download_export;
pub mod entity;
mod erase;
mod erase_member;
mod letters;
mod list_exports;
mod make_export;
mod map;
mod person;
mod personal;
mod plan;
mod purge;
mod request_erasure;
mod request_export;
mod retention;
mod show_erasure;

pub use entity::{DataExportId, ErasureCause, ErasureId, data_export, erasure, retention_warning};
pub use erase_member::{EraseMember, ForgetFarewell};
pub use make_export::MakeExport;
pub use map::map;
pub use purge::PurgeExports;
pub use retention::ApplyRetention;

pub const EXPORT_RUNNING: ProblemKind = ProblemKind::conflict(
    "export-running",
    "Ετοιμάζεται ήδη ένα αντίγραφο των δεδομένων σας",
    "A copy of your data is being made already",
);
pub const EXPORT_NOT_READY: ProblemKind = ProblemKind::conflict(
    "export-not-ready",
    "Το αντίγραφο ετοιμάζεται ακόμη",
    "The copy is still being made",
);
pub const ERASURE_PENDING: ProblemKind = ProblemKind::conflict(
    "erasure-pending",
    "Έχετε ήδη ζητήσει τη διαγραφή σας",
    "You have asked to be erased already",
);
pub const NO_ERASURE: ProblemKind =
    ProblemKind::conflict("no-erasure", "Δεν υπάρχει διαγραφή που να περιμένει", "No erasure is waiting");

pub const PROBLEMS: &[ProblemKind] = &[EXPORT_RUNNING, EXPORT_NOT_READY, ERASURE_PENDING, NO_ERASURE];

pub fn routes(config: &mut ServiceConfig) {
    config
        .service(list_exports::list_my_data_exports)
        .service(request_export::request_data_export)
        .service(download_export::download_data_export)
        .service(show_erasure::show_my_erasure)
        .service(request_erasure::request_erasure)
        .service(cancel_erasure::cancel_erasure);
}
