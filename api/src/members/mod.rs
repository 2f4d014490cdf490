//! members: people, from registration to the profile: sessions, roles, mandates.

use utoipa_actix_web::service_config::ServiceConfig;

use crate::platform::problem::ProblemKind;

mod authenticator;
pub mod entity;
mod mandates;
mod me;
mod names;
pub mod policy;
mod refresh;
mod refresh_token;
mod session_view;
mod sign_in;
mod sign_out;

pub use authenticator::SessionAuthenticator;
pub use entity::{
    ConsentId, ConsentKind, Expertise, MandateId, MemberId, MemberStatus, OneTimeTokenId, PasswordHash,
    SessionId, TokenPurpose, consent, mandate, member, member_role, one_time_token, session,
};
pub use mandates::{is_representative, representatives_of, represented_by};
pub use names::{MemberName, names_of};

pub const SIGN_IN_FAILED: ProblemKind = ProblemKind::new(
    401,
    "sign-in-failed",
    "Το e-mail ή ο κωδικός δεν είναι σωστά",
    "The e-mail or the password is not right",
);
pub const SESSION_ENDED: ProblemKind =
    ProblemKind::new(401, "session-ended", "Η σύνδεσή σας έληξε", "Your session has ended");

pub const PROBLEMS: &[ProblemKind] = &[SIGN_IN_FAILED, SESSION_ENDED];

pub fn routes(config: &mut ServiceConfig) {
    config
        .service(sign_in::start_session)
        .service(refresh::refresh_session)
        .service(sign_out::end_session)
        .service(me::show_me);
}
