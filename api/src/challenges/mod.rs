//! challenges: the problems that the network takes on, made from submissions.

use utoipa_actix_web::service_config::ServiceConfig;

pub mod entity;

pub use entity::{self as challenge, ChallengeId, ChallengeStatus};

pub fn routes(_config: &mut ServiceConfig) {}
