//! surveys: asking the network, and showing what it answered.

use utoipa_actix_web::service_config::ServiceConfig;

pub mod entity;

pub use entity::{
    SurveyAudience, SurveyId, SurveyResponseId, SurveyResponseStatus, survey, survey_response, survey_result,
};

pub fn routes(_config: &mut ServiceConfig) {}
