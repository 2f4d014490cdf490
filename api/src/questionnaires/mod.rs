//! questionnaires: one engine of questions, conditions and checks for surveys, forms and templates.

use utoipa_actix_web::service_config::ServiceConfig;

use crate::platform::problem::ProblemKind;

mod accept;
mod answer;
mod check;
mod condition;
mod create;
mod definition;
mod draft;
pub mod entity;
mod fields;
mod find;
mod list;
mod personal;
pub mod policy;
mod publish;
mod revise;
mod schema;
mod show;
mod show_version;
mod templates;
mod view;

pub use accept::Completeness;
pub use condition::{AnswerIs, Condition, Test};
pub use create::{NewQuestionnaire, insert};
pub use definition::{Choice, Definition, OTHER, Question, QuestionKind, Row, Section, Step, UNSURE};
pub use entity::{
    QuestionnaireId, QuestionnairePurpose, QuestionnaireVersionId, QuestionnaireVersionStatus, questionnaire,
    questionnaire_version,
};
pub use find::{find_definition, find_version, find_version_for, latest_published};

pub use personal::PERSONAL;
pub use templates::import_templates;

pub const DRAFT_EXISTS: ProblemKind = ProblemKind::conflict(
    "draft-exists",
    "Υπάρχει ήδη πρόχειρη έκδοση",
    "A version is being written already",
);

pub const PUBLISHED_VERSION: ProblemKind = ProblemKind::conflict(
    "published-version",
    "Η έκδοση έχει δημοσιευτεί και δεν αλλάζει· ξεκινήστε νέα",
    "This version has been published and does not change; begin a new one",
);

pub const PROBLEMS: &[ProblemKind] = &[DRAFT_EXISTS, PUBLISHED_VERSION];

pub fn routes(config: &mut ServiceConfig) {
    config
        .service(schema::show_questionnaire_schema)
        .service(list::list_questionnaires)
        .service(create::create_questionnaire)
        .service(show::show_questionnaire)
        .service(draft::draft_questionnaire_version)
        .service(show_version::show_questionnaire_version)
        .service(revise::revise_questionnaire_version)
        .service(publish::publish_questionnaire_version);
}
