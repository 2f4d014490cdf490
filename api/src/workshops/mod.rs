//! workshops: who takes part in the work on a challenge, and the team.

use utoipa_actix_web::service_config::ServiceConfig;

pub mod entity;

pub use entity::{self as participation, ParticipationId, ParticipationStatus};

pub fn routes(_config: &mut ServiceConfig) {}
