//! agenda: what waits for a person, the most pressing first, and where the person stands in the five stages.

use utoipa_actix_web::service_config::ServiceConfig;

mod adoptions;
mod campaigns;
mod design;
mod item;
mod journey;
mod membership;
mod show;
mod submissions;
mod surveys;
mod triage;

pub fn routes(config: &mut ServiceConfig) {
    config.service(show::show_agenda);
}
