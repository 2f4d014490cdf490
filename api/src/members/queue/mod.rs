//! The queue of those who wait to be let in: many are decided on at once, and each decision is held for a while before it
//! comes into force, so that a slip can be undone before anybody has read of it.

mod create_template;
mod decide;
mod held;
mod list_held;
mod preview;
mod release;
mod revise_template;
mod templates;
mod undo;

use std::time::Duration;

use utoipa_actix_web::service_config::ServiceConfig;

pub use release::ReleaseDecision;

/// How long a decision is held.
const HELD_FOR: Duration = Duration::from_mins(10);

pub fn routes(config: &mut ServiceConfig) {
    config
        .service(decide::decide_members)
        .service(preview::preview_member_decisions)
        .service(list_held::list_held_decisions)
        .service(undo::undo_decision)
        .service(templates::list_decision_templates)
        .service(create_template::create_decision_template)
        .service(revise_template::revise_decision_template);
}
