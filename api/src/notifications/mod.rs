//! notifications: what a person should know, in the application and by mail.

use utoipa_actix_web::service_config::ServiceConfig;

pub mod entity;
mod tell;

pub use entity::{self as notification, NotificationId};
pub use tell::{Notice, tell};

pub fn routes(_config: &mut ServiceConfig) {}
