//! questionnaires: one engine of questions, conditions and checks for surveys, forms and templates.

use utoipa_actix_web::service_config::ServiceConfig;

mod accept;
mod answer;
mod check;
mod condition;
mod definition;
pub mod entity;
mod fields;
mod find;

pub use accept::Completeness;
pub use condition::{Condition, Is, Test};
pub use definition::{Choice, Definition, OTHER, Question, QuestionKind, Row, Section, Step, UNSURE};
pub use entity::{
    QuestionnaireId, QuestionnairePurpose, QuestionnaireVersionId, QuestionnaireVersionStatus, questionnaire,
    questionnaire_version,
};
pub use find::{find_version, latest_published};

pub fn routes(_config: &mut ServiceConfig) {}
