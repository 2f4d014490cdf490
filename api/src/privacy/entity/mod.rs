//! Tables of the slice.

pub mod data_export;
pub mod erasure;
pub mod retention_warning;

pub use data_export::DataExportId;
pub use erasure::{ErasureCause, ErasureId};
