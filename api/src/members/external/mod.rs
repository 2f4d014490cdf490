//! external: signing in through other providers, by OpenID Connect or by the dialect of the public servants' one (ADR 0081).

mod attempt;
mod browser;
mod dialect;
pub mod entity;
mod link;
mod links;
mod list_identities;
mod list_providers;
mod offer;
mod openid;
mod outgoing;
mod profile;
mod provider;
mod registering;
mod start_attempt;
mod start_linking;
mod start_session;
mod subject;
mod unlink;

use utoipa_actix_web::service_config::ServiceConfig;

pub use self::{
    entity::{external_identity::ExternalIdentityId, sign_in_attempt::SignInAttemptId},
    links::forget as forget_links,
    provider::Providers,
    registering::{Registering, link as link_registered},
    subject::key as subject_key,
};
use crate::platform::problem::ProblemKind;

pub const PROVIDER_UNAVAILABLE: ProblemKind = ProblemKind::new(
    503,
    "provider-unavailable",
    "Ο πάροχος σύνδεσης δεν απαντά αυτή τη στιγμή· δοκιμάστε σε λίγο ή συνδεθείτε με τον κωδικό σας",
    "The sign-in provider does not answer right now; try again shortly, or sign in with your password",
);
pub const PROVIDER_REFUSED: ProblemKind = ProblemKind::forbidden(
    "provider-refused",
    "Ο πάροχος δεν επιβεβαίωσε ποιοι είστε",
    "The provider has not confirmed who you are",
);
pub const ATTEMPT_OVER: ProblemKind = ProblemKind::new(
    410,
    "attempt-over",
    "Η σύνδεση έληξε, ολοκληρώθηκε ήδη ή ξεκίνησε σε άλλο πρόγραμμα περιήγησης",
    "This sign-in has expired, has been completed already, or was begun in another browser",
);
pub const ACCOUNT_CLOSED: ProblemKind = ProblemKind::forbidden(
    "account-closed",
    "Ο λογαριασμός σας δεν μπορεί να συνδεθεί· απευθυνθείτε στους διαχειριστές",
    "Your account may not sign in; please ask the administrators",
);
pub const SIGN_IN_AFRESH: ProblemKind = ProblemKind::forbidden(
    "sign-in-afresh",
    "Συνδεθείτε πρώτα ξανά, ώστε να φανεί ότι ο λογαριασμός είναι δικός σας",
    "Sign in once more first, to show that the account is yours",
);
pub const IDENTITY_LINKED: ProblemKind = ProblemKind::conflict(
    "identity-linked",
    "Υπάρχει ήδη σύνδεση με αυτόν τον πάροχο",
    "There is a link with this provider already",
);
pub const LAST_WAY_IN: ProblemKind = ProblemKind::conflict(
    "last-way-in",
    "Είναι ο μόνος τρόπος σύνδεσής σας: ορίστε πρώτα κωδικό",
    "It is your only way in: set a password first",
);

pub const PROBLEMS: &[ProblemKind] = &[
    PROVIDER_UNAVAILABLE,
    PROVIDER_REFUSED,
    ATTEMPT_OVER,
    ACCOUNT_CLOSED,
    SIGN_IN_AFRESH,
    IDENTITY_LINKED,
    LAST_WAY_IN,
];

pub fn routes(config: &mut ServiceConfig) {
    config
        .service(list_providers::list_sign_in_providers)
        .service(start_attempt::start_sign_in_attempt)
        .service(start_session::start_provider_session)
        .service(list_identities::list_my_external_identities)
        .service(start_linking::start_linking_attempt)
        .service(link::link_external_identity)
        .service(unlink::unlink_external_identity);
}
