//! administration: what runs behind the pages: jobs, outbox and audit trail, for administrators.

use utoipa_actix_web::service_config::ServiceConfig;

pub fn routes(_config: &mut ServiceConfig) {}
