//! surveys: asking the network, and showing what it answered.

use utoipa_actix_web::service_config::ServiceConfig;

use crate::platform::problem::ProblemKind;

mod change;
mod compute_results;
mod create;
mod csv;
mod disclosure;
pub mod entity;
mod list;
mod personal;
pub mod policy;
mod respond;
mod results;
mod revise;
mod show;
mod show_results;
mod state;
mod tally;
mod view;
mod waiting;

pub use change::{close, publish, publish_results};
pub use compute_results::{ComputeResults, compute};
pub use create::{NewSurvey, SurveySettings, insert};
pub use disclosure::{SMALLEST, disclose};
pub use entity::{
    SurveyAudience, SurveyId, SurveyResponseId, SurveyResponseStatus, survey, survey_response, survey_result,
};
pub use personal::PERSONAL;
pub use respond::submit;
pub use show::find;
pub use state::{SurveyState, state_of};
pub use waiting::waiting_for;

pub const SURVEY_CLOSED: ProblemKind = ProblemKind::conflict(
    "survey-closed",
    "Η έρευνα δεν δέχεται απαντήσεις αυτή τη στιγμή",
    "The survey does not take answers now",
);

pub const SURVEY_OPEN: ProblemKind = ProblemKind::conflict(
    "survey-open",
    "Τα αποτελέσματα φαίνονται μετά τη λήξη της έρευνας",
    "The results can be read after the survey has closed",
);

pub const SURVEY_STATE: ProblemKind = ProblemKind::conflict(
    "survey-state",
    "Η έρευνα δεν είναι σε κατάσταση που το επιτρέπει",
    "The state of the survey does not allow this",
);

pub const RESULTS_PENDING: ProblemKind = ProblemKind::conflict(
    "results-pending",
    "Τα αποτελέσματα υπολογίζονται· δοκιμάστε σε λίγο",
    "The results are being computed; try again shortly",
);

pub const RESULTS_PUBLISHED: ProblemKind = ProblemKind::conflict(
    "results-published",
    "Τα αποτελέσματα έχουν δημοσιευτεί και η έρευνα δεν αλλάζει",
    "The results have been published and the survey does not change",
);

pub const ALREADY_SUBMITTED: ProblemKind = ProblemKind::conflict(
    "already-submitted",
    "Έχετε ήδη υποβάλει τις απαντήσεις σας",
    "You have submitted your answers already",
);

pub const NOT_ASKED: ProblemKind = ProblemKind::forbidden(
    "not-asked",
    "Η έρευνα απευθύνεται στα μέλη του δικτύου",
    "The survey is for the members of the network",
);

pub const PROBLEMS: &[ProblemKind] = &[
    SURVEY_CLOSED,
    SURVEY_OPEN,
    SURVEY_STATE,
    RESULTS_PENDING,
    RESULTS_PUBLISHED,
    ALREADY_SUBMITTED,
    NOT_ASKED,
];

pub fn routes(config: &mut ServiceConfig) {
    config
        .service(list::list_surveys)
        .service(create::create_survey)
        .service(show_results::export_survey_results)
        .service(show_results::show_survey_results)
        .service(change::publish_survey_results)
        .service(respond::submit_survey_response)
        .service(respond::show_survey_response)
        .service(respond::save_survey_response)
        .service(change::publish_survey)
        .service(change::pause_survey)
        .service(change::resume_survey)
        .service(change::close_survey)
        .service(show::show_survey)
        .service(revise::revise_survey);
}
