//! triage: scoring submissions and deciding on them.

use utoipa_actix_web::service_config::ServiceConfig;

use crate::platform::problem::ProblemKind;

mod decide;
mod decision_view;
mod decisions;
pub mod entity;
mod item;
mod list;
mod notices;
mod outcome;
mod personal;
pub mod policy;
mod queue;
mod revise_score;
mod score;
mod score_view;
mod scores;
mod sort;
mod summary;
mod tally;

pub use entity::{DecisionId, DecisionKind, ScoreId, decision, score as scoring};
pub use personal::PERSONAL;
pub use queue::for_reviewer;

pub const CONFLICT_OF_INTEREST: ProblemKind = ProblemKind::forbidden(
    "conflict-of-interest",
    "Η υποβολή είναι δική σας ή του φορέα σας· την κρίνουν άλλοι",
    "The submission is yours or your body's: others judge it",
);
pub const SCORED_IT: ProblemKind = ProblemKind::forbidden(
    "scored-it",
    "Βαθμολογήσατε την υποβολή· αποφασίζει κάποιος άλλος",
    "You scored the submission: somebody else decides",
);
pub const NOT_IN_TRIAGE: ProblemKind = ProblemKind::conflict(
    "not-in-triage",
    "Η υποβολή δεν βρίσκεται σε κατάσταση που το επιτρέπει",
    "The submission is not in a state that allows this",
);
pub const ALREADY_SCORED: ProblemKind = ProblemKind::conflict(
    "already-scored",
    "Έχετε ήδη βαθμολογήσει αυτή την υποβολή",
    "You have scored this submission already",
);

pub const SCORES_MISSING: ProblemKind = ProblemKind::conflict(
    "scores-missing",
    "Για να γίνει κρίσιμο ζήτημα χρειάζονται περισσότερες βαθμολογίες",
    "It needs more scores to become a challenge",
);

pub const PROBLEMS: &[ProblemKind] =
    &[CONFLICT_OF_INTEREST, SCORED_IT, NOT_IN_TRIAGE, ALREADY_SCORED, SCORES_MISSING];

pub fn routes(config: &mut ServiceConfig) {
    config
        .service(list::list_triage)
        .service(summary::show_triage_summary)
        .service(queue::show_triage_queue)
        .service(scores::show_scores)
        .service(score::score_submission)
        .service(revise_score::revise_score)
        .service(decide::decide_submission)
        .service(decisions::list_decisions);
}
