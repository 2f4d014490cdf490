//! Tables of the imports.

pub mod registry_change;
pub mod registry_import;
pub mod registry_part;
