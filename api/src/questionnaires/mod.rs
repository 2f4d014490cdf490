//! questionnaires: one engine of questions, conditions and checks for surveys, forms and templates.

use utoipa_actix_web::service_config::ServiceConfig;

pub mod entity;

pub use entity::{
    QuestionnaireId, QuestionnairePurpose, QuestionnaireVersionId, QuestionnaireVersionStatus, questionnaire,
    questionnaire_version,
};

pub fn routes(_config: &mut ServiceConfig) {}
