//! notifications: what a person should know, in the application and by mail.

use utoipa_actix_web::service_config::ServiceConfig;

pub mod entity;

pub use entity::{self as notification, NotificationId};

pub fn routes(_config: &mut ServiceConfig) {}
