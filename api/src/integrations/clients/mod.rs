//! API clients as administrators keep them: what they are for, how far they reach, their secrets and keys.

mod add_keys;
mod add_secret;
mod create;
mod delete;
mod disable;
mod enable;
pub mod entity;
mod form;
pub mod jwk;
mod list;
pub mod network;
mod remove_key;
mod remove_secret;
mod revise;
mod show;
mod usage;
mod view;

use utoipa_actix_web::service_config::ServiceConfig;

/// While one takes over from the other.
const MOST_SECRETS: usize = 2;
/// Of one client.
const MOST_KEYS: usize = 5;

pub fn routes(config: &mut ServiceConfig) {
    config
        .service(list::list_api_clients)
        .service(create::create_api_client)
        .service(show::show_api_client)
        .service(revise::revise_api_client)
        .service(delete::delete_api_client)
        .service(disable::disable_api_client)
        .service(enable::enable_api_client)
        .service(add_secret::add_client_secret)
        .service(remove_secret::remove_client_secret)
        .service(add_keys::add_client_keys)
        .service(remove_key::remove_client_key)
        .service(usage::show_client_usage);
}
