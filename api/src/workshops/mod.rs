//! workshops: who takes part in the work on a challenge, and the team.

use utoipa_actix_web::service_config::ServiceConfig;

use crate::platform::problem::ProblemKind;

mod cancel;
mod change_team;
mod declare;
pub mod entity;
mod list;
mod list_mine;
mod personal;
pub mod policy;
mod revise;
mod show_mine;
mod team;
mod view;

pub use change_team::{TeamChange, change};
pub use declare::{NewParticipation, lock};
pub use entity::{self as participation, ParticipationId, ParticipationStatus};
pub use personal::PERSONAL;
pub use policy::{Manage, team_may_change};
pub use team::{NewTeam, TeamMember, challenges_of, challenges_of_body, select, team_of, teams_of};
pub use view::Participation;

pub const ALREADY_DECLARED: ProblemKind = ProblemKind::conflict(
    "already-declared",
    "Έχετε ήδη δηλώσει συμμετοχή",
    "You have declared your participation already",
);
pub const PARTICIPATION_DECIDED: ProblemKind = ProblemKind::conflict(
    "participation-decided",
    "Η δήλωση έχει ήδη απαντηθεί και δεν αλλάζει",
    "The declaration has been answered and does not change",
);
pub const BODY_REQUIRED: ProblemKind = ProblemKind::forbidden(
    "body-required",
    "Χρειάζεται να ανήκετε σε φορέα του δικτύου",
    "You need to belong to a body of the network",
);

pub const PROBLEMS: &[ProblemKind] = &[ALREADY_DECLARED, PARTICIPATION_DECIDED, BODY_REQUIRED];

pub fn routes(config: &mut ServiceConfig) {
    config
        .service(declare::declare_participation)
        .service(list::list_participations)
        .service(show_mine::show_my_participation)
        .service(list_mine::list_my_participations)
        .service(revise::revise_participation)
        .service(cancel::cancel_participation);
}
