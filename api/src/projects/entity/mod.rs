//! Tables of the slice.

pub mod project;
pub mod project_section;
pub mod project_section_version;

pub use project::{ProjectId, ProjectStatus};
pub use project_section::ProjectSectionId;
pub use project_section_version::ProjectSectionVersionId;
