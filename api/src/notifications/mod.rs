//! notifications: what a person should know, in the application and by mail.

use utoipa_actix_web::service_config::ServiceConfig;

mod count;
pub mod entity;
mod list;
mod personal;
mod read;
mod read_all;
mod tell;
mod view;

pub use entity::{self as notification, NotificationId};
pub use personal::PERSONAL;
pub use tell::{Notice, receipt, show, tell};

pub fn routes(config: &mut ServiceConfig) {
    config
        .service(list::list_notifications)
        .service(count::count_notifications)
        .service(read::read_notification)
        .service(read_all::read_notifications);
}
