//! challenges: the problems that the network takes on, made from submissions.

use utoipa_actix_web::service_config::ServiceConfig;

use crate::platform::problem::ProblemKind;

mod advance;
mod create;
pub mod entity;
mod list;
mod names;
mod personal;
pub mod policy;
mod revise;
mod show;
mod view;

pub use advance::advance;
pub use create::{NewChallenge, create};
pub use entity::{self as challenge, ChallengeId, ChallengeStatus};
pub use names::{ChallengeName, names_of};
pub use personal::PERSONAL;
pub use policy::is_open;
pub use show::find;

pub const CHALLENGE_STATE: ProblemKind = ProblemKind::conflict(
    "challenge-state",
    "Το κρίσιμο ζήτημα δεν βρίσκεται σε κατάσταση που το επιτρέπει",
    "The challenge is not in a state that allows this",
);

pub const PROBLEMS: &[ProblemKind] = &[CHALLENGE_STATE];

pub fn routes(config: &mut ServiceConfig) {
    config.service(list::list_challenges).service(show::show_challenge).service(revise::revise_challenge);
}
