//! newsletter: subscriptions with double opt-in and one-click unsubscribing (RFC 8058).

use utoipa_actix_web::service_config::ServiceConfig;

use crate::platform::problem::ProblemKind;

mod confirm;
pub mod entity;
mod letter;
mod list;
mod membership;
mod mine;
mod personal;
pub mod policy;
mod subscribe;
mod summary;
mod unsubscribe;

pub use entity::{self as newsletter_subscription, NewsletterSubscriptionId, SubscriptionStatus};
pub use membership::SubscribesMembers;
pub use personal::PERSONAL;

pub const LINK_ENDED: ProblemKind = ProblemKind::new(
    410,
    "subscription-link-ended",
    "Ο σύνδεσμος έχει χρησιμοποιηθεί ή έχει λήξει",
    "The link has been used or has expired",
);

pub const PROBLEMS: &[ProblemKind] = &[LINK_ENDED];

pub fn routes(config: &mut ServiceConfig) {
    config
        .service(subscribe::subscribe_newsletter)
        .service(confirm::confirm_subscription)
        .service(unsubscribe::unsubscribe_newsletter)
        .service(list::list_subscriptions)
        .service(summary::summarise_subscriptions)
        .service(mine::show_my_newsletter)
        .service(mine::choose_my_newsletter);
}
