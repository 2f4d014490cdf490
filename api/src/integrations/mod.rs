//! integrations: other systems that call the API by themselves, as clients of OAuth 2.

mod clients;
mod oauth;
mod personal;
pub mod policy;
mod scopes;

use utoipa_actix_web::service_config::ServiceConfig;

use crate::platform::problem::ProblemKind;

pub use clients::entity::{
    Addresses, ClientId, ClientKeyId, ClientNarrowing, ClientSecretId, Scopes, client as api_client,
    key as api_client_key, secret as api_client_secret,
};
pub use oauth::StoredClients;
pub use personal::PERSONAL;

pub const NARROWED: ProblemKind = ProblemKind::forbidden(
    "narrowed",
    "Η εφαρμογή περιορίζεται σε μία δράση· αυτό δεν ανήκει σε δράση",
    "The client is narrowed to one campaign; this does not belong to one",
);
pub const SECRETS_FULL: ProblemKind = ProblemKind::conflict(
    "secrets-full",
    "Ισχύουν ήδη δύο μυστικά· αφαιρέστε πρώτα το παλιό",
    "Two secrets are good already; remove the old one first",
);
pub const KEYS_FULL: ProblemKind = ProblemKind::conflict(
    "keys-full",
    "Η εφαρμογή έχει ήδη όσα κλειδιά επιτρέπονται· αφαιρέστε πρώτα ένα",
    "The client has as many keys as it may; remove one first",
);

pub const PROBLEMS: &[ProblemKind] = &[NARROWED, SECRETS_FULL, KEYS_FULL];

pub fn routes(config: &mut ServiceConfig) {
    config.service(scopes::list_scopes).configure(clients::routes);
}

/// What stands where OAuth's standards want it, outside of the API.
pub fn oauth_routes(config: &mut ServiceConfig) {
    config.configure(oauth::routes);
}
