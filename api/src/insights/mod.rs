//! insights: figures about the network that everybody may see.

use utoipa_actix_web::service_config::ServiceConfig;

mod campaign_figures;

pub fn routes(config: &mut ServiceConfig) {
    config.service(campaign_figures::show_campaign_figures);
}
