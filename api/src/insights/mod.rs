//! insights: figures about the network that everybody may see.

use actix_web::web;
use utoipa_actix_web::service_config::ServiceConfig;

mod body_figures;
mod body_page;
mod campaign_figures;
mod count;
mod figures;

pub fn routes(config: &mut ServiceConfig) {
    config
        .app_data(web::Data::new(figures::Recent::default()))
        .service(figures::show_figures)
        .service(body_page::show_body_page)
        .service(campaign_figures::show_campaign_figures);
}
