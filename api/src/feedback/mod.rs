//! feedback: what people thought of the stages of a campaign.

use utoipa_actix_web::service_config::ServiceConfig;

pub mod entity;

pub use entity::{self as feedback_entry, FeedbackId};

pub fn routes(_config: &mut ServiceConfig) {}
