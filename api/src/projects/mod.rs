//! projects: a team's work on a challenge: the specification, section by section.

use utoipa_actix_web::service_config::ServiceConfig;

pub mod entity;

pub use entity::{
    ProjectId, ProjectSectionId, ProjectSectionVersionId, ProjectStatus, project, project_section,
    project_section_version,
};

pub fn routes(_config: &mut ServiceConfig) {}
