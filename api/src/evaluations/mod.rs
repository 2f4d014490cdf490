//! evaluations: the network evaluates specifications in rounds; a coordinator decides.

use utoipa_actix_web::service_config::ServiceConfig;

pub mod entity;

pub use entity::{
    EvaluationId, EvaluationRoundId, EvaluationRoundStatus, EvaluationStatus, Outcome, SentSection,
    SentSections, evaluation, evaluation_round,
};

pub fn routes(_config: &mut ServiceConfig) {}
