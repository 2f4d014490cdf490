//! submissions: what members bring to a campaign, from the first draft to the department's answer.

use utoipa_actix_web::service_config::ServiceConfig;

use crate::platform::problem::ProblemKind;

mod advance;
mod attach;
mod attachments;
mod card;
mod create;
mod detach;
mod discard;
mod download;
pub mod entity;
mod filter;
mod find;
mod form;
mod found_as;
mod index_again;
mod list;
mod messages;
mod mine;
mod next_step;
mod notices;
mod of_challenge;
mod personal;
pub mod policy;
mod reply;
mod revise;
mod show;
mod similar;
mod snapshot;
mod submit;
mod surroundings;
mod versions;
mod view;
mod withdraw;

pub use advance::{Change, advance, due_after, message};
pub use card::{SubmissionCard, cards, rows as card_rows};
pub use entity::{
    SubmissionAttachmentId, SubmissionId, SubmissionKind, SubmissionMessageId, SubmissionMessageKind,
    SubmissionStatus, SubmissionVersionId, Visibility, submission, submission_attachment, submission_message,
    submission_version,
};
pub use find::{find_visible, hold};
pub use found_as::{SEARCHED, document};
pub use index_again::IndexAgain;
pub use next_step::{NextAction, NextStep, StepOwner};
pub use personal::PERSONAL;
pub use policy::{Read, Submit, can_follow, can_see, visible};
pub use view::{Submission, SubmissionName, shown};

pub const SUBMISSION_STATE: ProblemKind = ProblemKind::conflict(
    "submission-state",
    "Η υποβολή δεν βρίσκεται σε κατάσταση που το επιτρέπει",
    "The submission is not in a state that allows this",
);
pub const NO_BODY: ProblemKind = ProblemKind::forbidden(
    "no-body",
    "Υποβάλλετε εκ μέρους ενός φορέα· ο λογαριασμός σας δεν ανήκει σε κανέναν",
    "You submit on behalf of a body; your account belongs to none",
);

pub const PROBLEMS: &[ProblemKind] = &[SUBMISSION_STATE, NO_BODY];

pub fn routes(config: &mut ServiceConfig) {
    config
        .service(create::create_submission)
        .service(list::list_submissions)
        .service(of_challenge::list_submissions_of_challenge)
        .service(mine::list_my_submissions)
        .service(similar::find_similar_submissions)
        .service(show::show_submission)
        .service(revise::revise_submission)
        .service(discard::discard_submission)
        .service(submit::submit_submission)
        .service(withdraw::withdraw_submission)
        .service(reply::answer_request)
        .service(messages::list_submission_messages)
        .service(versions::list_submission_versions)
        .service(attach::attach_file)
        .service(download::download_attachment)
        .service(detach::detach_file);
}
