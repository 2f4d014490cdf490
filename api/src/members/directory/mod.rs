//! The directory: members find members. Nobody is in it who has not said so, and each chooses which of their details others
//! see. What is hidden is not searched, not sorted by and not counted, so that no question about it has an answer.

mod choose;
mod index;
mod list;
mod show_choice;

use utoipa_actix_web::service_config::ServiceConfig;

pub use index::keep_in_step;

pub fn routes(config: &mut ServiceConfig) {
    config
        .service(list::list_directory)
        .service(show_choice::show_my_directory_entry)
        .service(choose::choose_my_directory_entry);
}
