use actix_web::{HttpResponse, get, web};
use serde::Serialize;
use utoipa::ToSchema;

use crate::{
    integrations::scopes,
    platform::{config::Config, permission::Permissions},
};

/// Where OAuth's endpoints are and what they take (RFC 8414).
#[derive(Debug, Serialize, ToSchema)]
pub struct AuthorizationServer {
    #[schema(example = "https://we-novate.gov.example")]
    pub issuer: String,
    #[schema(example = "https://we-novate.gov.example/oauth/token")]
    pub token_endpoint: String,
    pub revocation_endpoint: String,
    pub introspection_endpoint: String,
    pub jwks_uri: String,
    pub service_documentation: String,
    pub grant_types_supported: Vec<&'static str>,
    /// None: nobody is led through a browser.
    pub response_types_supported: Vec<&'static str>,
    pub token_endpoint_auth_methods_supported: Vec<&'static str>,
    pub token_endpoint_auth_signing_alg_values_supported: Vec<&'static str>,
    pub revocation_endpoint_auth_methods_supported: Vec<&'static str>,
    pub revocation_endpoint_auth_signing_alg_values_supported: Vec<&'static str>,
    pub introspection_endpoint_auth_methods_supported: Vec<&'static str>,
    pub introspection_endpoint_auth_signing_alg_values_supported: Vec<&'static str>,
    pub scopes_supported: Vec<String>,
}

const METHODS: [&str; 3] = ["client_secret_basic", "client_secret_post", "private_key_jwt"];
const ALGORITHMS: [&str; 4] = ["EdDSA", "ES256", "RS256", "PS256"];

/// Tell where OAuth's endpoints are.
///
/// Authorization Server Metadata (RFC 8414): libraries find the rest from here.
#[utoipa::path(tag = "integrations", security(()), responses(
    (status = OK, description = "The endpoints and what they take", body = AuthorizationServer)))]
#[get("/.well-known/oauth-authorization-server")]
pub async fn show_authorization_server(
    config: web::Data<Config>,
    permissions: web::Data<Permissions>,
) -> HttpResponse {
    let at = |path: &str| config.link(path);
    HttpResponse::Ok().insert_header(("cache-control", "public, max-age=300")).json(AuthorizationServer {
        issuer: config.public_url.clone(),
        token_endpoint: at("/oauth/token"),
        revocation_endpoint: at("/oauth/revoke"),
        introspection_endpoint: at("/oauth/introspect"),
        jwks_uri: at("/.well-known/jwks.json"),
        service_documentation: at("/docs/"),
        grant_types_supported: vec!["client_credentials"],
        response_types_supported: Vec::new(),
        token_endpoint_auth_methods_supported: METHODS.to_vec(),
        token_endpoint_auth_signing_alg_values_supported: ALGORITHMS.to_vec(),
        revocation_endpoint_auth_methods_supported: METHODS.to_vec(),
        revocation_endpoint_auth_signing_alg_values_supported: ALGORITHMS.to_vec(),
        introspection_endpoint_auth_methods_supported: METHODS.to_vec(),
        introspection_endpoint_auth_signing_alg_values_supported: ALGORITHMS.to_vec(),
        scopes_supported: scopes::scopes(&permissions).into_iter().map(|scope| scope.name).collect(),
    })
}
