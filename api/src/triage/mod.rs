//! triage: scoring submissions and deciding on them.

use utoipa_actix_web::service_config::ServiceConfig;

pub mod entity;

pub use entity::{DecisionId, DecisionKind, ScoreId, decision, score};

pub fn routes(_config: &mut ServiceConfig) {}
