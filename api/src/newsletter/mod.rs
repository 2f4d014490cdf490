//! newsletter: subscriptions with double opt-in and one-click unsubscribing.

use utoipa_actix_web::service_config::ServiceConfig;

pub mod entity;

pub use entity::{self as newsletter_subscription, NewsletterSubscriptionId, SubscriptionStatus};

pub fn routes(_config: &mut ServiceConfig) {}
