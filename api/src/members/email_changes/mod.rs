//! A change of the e-mail address: both addresses confirm it, and the old one can refuse.

mod apply;
mod cancel;
mod confirm;
mod find;
mod refuse;
mod request;
mod show;

use std::time::Duration;

use utoipa_actix_web::service_config::ServiceConfig;

use crate::platform::time::days;

/// How long the links are good.
const GOOD_FOR: Duration = days(3);

pub fn routes(config: &mut ServiceConfig) {
    config
        .service(show::show_my_email_change)
        .service(request::request_email_change)
        .service(cancel::cancel_email_change)
        .service(confirm::confirm_email_change)
        .service(refuse::refuse_email_change);
}
