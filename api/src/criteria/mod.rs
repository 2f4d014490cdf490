//! criteria: the criteria by which submissions and projects are scored, and the arithmetic of scores.

use utoipa_actix_web::service_config::ServiceConfig;

use crate::platform::problem::ProblemKind;

mod create;
pub mod entity;
mod list;
mod personal;
pub mod policy;
mod publish;
pub mod scoring;
mod show;
mod templates;
mod view;

pub use create::{NewCriteriaSet, insert, latest_published};
pub use entity::{
    self as criteria_set, Criteria, CriteriaPurpose, CriteriaSetId, CriteriaSetStatus, CriteriaValues,
    Criterion, Scale, ScaleStep,
};
pub use personal::PERSONAL;
pub use scoring::{ScoreSummary, accept, summarise, weighted_mean};
pub use show::find;
pub use templates::{Templates, import_templates};
pub use view::CriteriaSet;

pub const ALREADY_PUBLISHED: ProblemKind = ProblemKind::conflict(
    "already-published",
    "Έχει ήδη δημοσιευτεί και δεν αλλάζει",
    "It has been published and does not change",
);

pub const PROBLEMS: &[ProblemKind] = &[ALREADY_PUBLISHED];

pub fn routes(config: &mut ServiceConfig) {
    config
        .service(list::list_criteria_sets)
        .service(create::create_criteria_set)
        .service(show::show_criteria_set)
        .service(publish::publish_criteria_set);
}
