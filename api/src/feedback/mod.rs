//! feedback: what people thought of the stages of a campaign.

use utoipa_actix_web::service_config::ServiceConfig;

use crate::platform::problem::ProblemKind;

pub mod entity;
mod give;
mod invitations;
mod list;
mod personal;
pub mod policy;
mod summary;
mod taking_part;

pub use entity::{self as feedback_entry, FeedbackId};
pub use personal::PERSONAL;

pub const STAGE_NOT_OVER: ProblemKind = ProblemKind::conflict(
    "stage-not-over",
    "Το στάδιο δεν έχει ολοκληρωθεί ακόμη",
    "The stage is not over yet",
);
pub const TOOK_NO_PART: ProblemKind = ProblemKind::forbidden(
    "took-no-part",
    "Γνώμη για το στάδιο δίνουν όσοι πήραν μέρος σε αυτό",
    "Feedback on the stage is given by those who took part in it",
);
pub const FEEDBACK_GIVEN: ProblemKind = ProblemKind::conflict(
    "feedback-given",
    "Έχετε ήδη δώσει τη γνώμη σας για αυτό το στάδιο",
    "You have given your feedback on this stage already",
);

pub const PROBLEMS: &[ProblemKind] = &[STAGE_NOT_OVER, TOOK_NO_PART, FEEDBACK_GIVEN];

pub fn routes(config: &mut ServiceConfig) {
    config
        .service(invitations::list_feedback_invitations)
        .service(summary::summarise_feedback)
        .service(list::list_feedback)
        .service(give::give_feedback);
}
