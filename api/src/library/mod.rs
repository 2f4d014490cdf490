//! library: solutions that other bodies find and adopt, and the ledger of adoptions.

use utoipa_actix_web::service_config::ServiceConfig;

pub mod entity;

pub use entity::{
    AdoptionId, AdoptionStatus, AdoptionStepId, CostBand, LibraryEntryId, LibraryEntryStatus, Lifecycle,
    adoption, adoption_step, library_entry,
};

pub fn routes(_config: &mut ServiceConfig) {}
