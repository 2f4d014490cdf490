//! Tables of the slice.

pub mod adoption;
pub mod adoption_step;
pub mod library_entry;

pub use adoption::{AdoptionId, AdoptionStatus};
pub use adoption_step::AdoptionStepId;
pub use library_entry::{CostBand, LibraryEntryId, LibraryEntryStatus, Lifecycle};
