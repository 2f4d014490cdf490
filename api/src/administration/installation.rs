use actix_web::{HttpResponse, get, web};
use serde::Serialize;
use utoipa::ToSchema;

use super::policy;
use crate::platform::config::Config;

/// What this installation offers beyond the product itself.
#[derive(Debug, Serialize, ToSchema)]
pub struct Installation {
    #[schema(example = "0.1.0")]
    pub version: &'static str,
    /// Filled with invented data, to be tried out.
    pub demo: bool,
    /// Everybody may read the outbox: mails go nowhere.
    pub open_outbox: bool,
}

/// Show what this installation offers.
///
/// Whether it is a demonstration, and whether its outbox is open, as on a developer's own machine.
#[utoipa::path(tag = "administration", security(()), responses(
    (status = OK, description = "The installation", body = Installation)))]
#[get("/installation")]
pub async fn show_installation(config: web::Data<Config>) -> HttpResponse {
    HttpResponse::Ok().insert_header(("cache-control", "public, max-age=300")).json(Installation {
        version: env!("CARGO_PKG_VERSION"),
        demo: config.demo,
        open_outbox: policy::outbox_is_open(&config),
    })
}
