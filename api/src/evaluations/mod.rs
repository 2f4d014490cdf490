//! evaluations: the network evaluates specifications in rounds; a coordinator decides.

use utoipa_actix_web::service_config::ServiceConfig;

use crate::platform::problem::ProblemKind;

mod awaiting;
mod decide;
pub mod entity;
mod evaluate;
mod evaluation_view;
mod list;
mod list_evaluations;
mod personal;
pub mod policy;
mod request;
mod revise;
mod round_view;
mod seen;
mod show;
mod show_evaluation;
mod summary;

pub use awaiting::{awaiting, takes_evaluations};
pub use entity::{
    EvaluationId, EvaluationRoundId, EvaluationRoundStatus, EvaluationStatus, Outcome, SentSection,
    SentSections, evaluation, evaluation_round,
};
pub use personal::PERSONAL;

pub const SPECIFICATION_INCOMPLETE: ProblemKind = ProblemKind::conflict(
    "specification-incomplete",
    "Οι προδιαγραφές δεν είναι πλήρεις",
    "The specification is not complete",
);
pub const CONFLICT_OF_INTEREST: ProblemKind = ProblemKind::forbidden(
    "conflict-of-interest",
    "Δεν μπορείτε να κρίνετε έργο δικό σας ή του φορέα σας",
    "You may not judge a project of yours or of your body",
);
pub const SEES_EVALUATIONS: ProblemKind = ProblemKind::forbidden(
    "sees-evaluations",
    "Βλέπετε ήδη τις αξιολογήσεις των άλλων, για να αποφασίσετε",
    "You see the others' evaluations already, in order to decide",
);
pub const EVALUATOR_DECIDES: ProblemKind = ProblemKind::forbidden(
    "evaluator-decides",
    "Όποιος αξιολογεί ένα έργο δεν αποφασίζει γι' αυτό",
    "Whoever evaluates a project does not decide on it",
);
pub const EVALUATIONS_HIDDEN: ProblemKind = ProblemKind::forbidden(
    "evaluations-hidden",
    "Θα δείτε τις άλλες αξιολογήσεις αφού υποβάλετε τη δική σας",
    "You will see the other evaluations after submitting yours",
);
pub const ALREADY_EVALUATED: ProblemKind = ProblemKind::conflict(
    "already-evaluated",
    "Έχετε ήδη αξιολογήσει αυτό το έργο",
    "You have evaluated this project already",
);
pub const ALREADY_SUBMITTED: ProblemKind = ProblemKind::conflict(
    "already-submitted",
    "Η αξιολόγηση έχει υποβληθεί και δεν γίνεται ξανά προσχέδιο",
    "The evaluation has been submitted and does not become a draft again",
);
pub const ROUND_DECIDED: ProblemKind = ProblemKind::conflict(
    "round-decided",
    "Η απόφαση για το έργο έχει ληφθεί",
    "The project has been decided on",
);
pub const QUORUM_MISSING: ProblemKind = ProblemKind::conflict(
    "quorum-missing",
    "Δεν έχουν υποβληθεί αρκετές αξιολογήσεις",
    "Not enough evaluations have been submitted",
);

pub const PROBLEMS: &[ProblemKind] = &[
    SPECIFICATION_INCOMPLETE,
    CONFLICT_OF_INTEREST,
    SEES_EVALUATIONS,
    EVALUATOR_DECIDES,
    EVALUATIONS_HIDDEN,
    ALREADY_EVALUATED,
    ALREADY_SUBMITTED,
    ROUND_DECIDED,
    QUORUM_MISSING,
];

pub fn routes(config: &mut ServiceConfig) {
    config
        .service(request::request_evaluation)
        .service(list::list_evaluation_rounds)
        .service(show::show_evaluation_round)
        .service(list_evaluations::list_evaluations)
        .service(evaluate::evaluate_project)
        .service(decide::decide_project)
        .service(show_evaluation::show_evaluation)
        .service(revise::revise_evaluation);
}
