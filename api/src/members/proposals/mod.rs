//! Mandates that a body asks for: one of its people proposes, an administrator confirms or refuses.

mod colleagues;
mod confirm;
pub mod entity;
mod list;
mod my_bodies;
mod policy;
mod propose;
mod refuse;
mod view;
mod withdraw;

use utoipa_actix_web::service_config::ServiceConfig;

pub fn routes(config: &mut ServiceConfig) {
    config
        .service(my_bodies::show_my_bodies)
        .service(colleagues::list_colleagues)
        .service(propose::propose_mandate)
        .service(list::list_mandate_proposals)
        .service(confirm::confirm_mandate_proposal)
        .service(refuse::refuse_mandate_proposal)
        .service(withdraw::withdraw_mandate_proposal);
}
