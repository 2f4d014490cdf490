//! The maintained list of fields: in which people are experienced, and for which they have an interest. Administrators keep
//! the list, members choose from it.

mod choose;
mod create;
mod form;
mod list;
mod revise;
mod view;

use utoipa_actix_web::service_config::ServiceConfig;

pub use choose::{choose, chosen_by, having};
pub use view::{ExpertiseField, FieldName};

/// Fields that are offered at a time: a longer list nobody reads to its end, and a page shows all.
pub const MOST_OFFERED: u64 = 100;

pub fn routes(config: &mut ServiceConfig) {
    config
        .service(list::list_expertise_fields)
        .service(create::create_expertise_field)
        .service(revise::revise_expertise_field);
}
