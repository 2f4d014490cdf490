//! OAuth 2 for systems without a person: client credentials (RFC 6749, section 4.4), by a secret or by a signed assertion
//! (RFC 7523), with revocation (RFC 7009), introspection (RFC 7662) and metadata (RFC 8414).

mod assertion;
mod authenticate;
mod caller;
mod form;
mod introspect;
mod issue;
mod metadata;
mod refusal;
mod revoke;
mod target;

use utoipa_actix_web::service_config::ServiceConfig;

pub use caller::StoredClients;

pub fn routes(config: &mut ServiceConfig) {
    config
        .service(issue::issue_token)
        .service(revoke::revoke_token)
        .service(introspect::introspect_token)
        .service(metadata::show_authorization_server);
}
