//! Which other pages' scripts may use the API (the Fetch standard's CORS). Nobody's, until an origin is configured.

use actix_cors::Cors;

use super::config::Config;

/// Seconds that a browser remembers the answer to a preflight.
const REMEMBERED: usize = 3_600;

/// Scripts of these origins call as other systems do: with a bearer token. The cookie of our own pages is never theirs, so
/// credentials are not allowed.
pub fn cors(config: &Config) -> Cors {
    let cors = Cors::default()
        .allowed_methods(["GET", "POST", "PUT", "PATCH", "DELETE"])
        .allowed_headers([
            "accept-language",
            "authorization",
            "content-type",
            "idempotency-key",
            "if-match",
            "if-none-match",
            "x-request-id",
        ])
        .expose_headers([
            "deprecation",
            "etag",
            "idempotent-replayed",
            "location",
            "ratelimit",
            "ratelimit-policy",
            "retry-after",
            "sunset",
            "x-request-id",
        ])
        .max_age(REMEMBERED);
    config.cors_origins.iter().fold(cors, |cors, origin| cors.allowed_origin(origin))
}
