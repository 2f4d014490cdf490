//! projects: a team's work on a challenge: the specification, section by section.

use utoipa_actix_web::service_config::ServiceConfig;

use crate::platform::problem::ProblemKind;

mod change_team;
pub mod entity;
mod lengths;
mod list;
mod list_versions;
mod names;
mod personal;
mod plain_text;
pub mod policy;
mod revise;
mod save_section;
mod sections;
mod show;
mod show_section;
mod start;
mod template;
mod view;

pub use entity::{
    ProjectId, ProjectSectionId, ProjectSectionVersionId, ProjectStatus, project, project_section,
    project_section_version,
};
pub use list::visible_to;
pub use names::{ProjectName, names_of};
pub use personal::PERSONAL;
pub use plain_text::paragraphs as plain_paragraphs;
pub use policy::{Read, can_see, is_in, is_written};
pub use sections::{completeness_of, sections_of};
pub use show::{find, find_visible, lock_visible};
pub use template::{SectionState, SpecificationCompleteness, rules_of};
pub use view::{Project, ProjectSection, ProjectSummary};

pub const PROJECT_STATE: ProblemKind = ProblemKind::conflict(
    "project-state",
    "Το έργο δεν βρίσκεται σε κατάσταση που το επιτρέπει",
    "The project is not in a state that allows this",
);

pub const PROBLEMS: &[ProblemKind] = &[PROJECT_STATE];

pub fn routes(config: &mut ServiceConfig) {
    config
        .service(start::select_team)
        .service(change_team::change_team)
        .service(list::list_projects)
        .service(list_versions::list_section_versions)
        .service(show_section::show_project_section)
        .service(save_section::save_project_section)
        .service(show::show_project)
        .service(revise::revise_project);
}
