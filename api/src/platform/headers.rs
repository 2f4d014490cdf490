//! The headers that every answer carries.

use actix_web::{
    Error,
    body::MessageBody,
    dev::{ServiceRequest, ServiceResponse},
    http::header::{
        CACHE_CONTROL, CONTENT_SECURITY_POLICY, HeaderName, HeaderValue, STRICT_TRANSPORT_SECURITY,
    },
    middleware::Next,
    web,
};

use super::config::Config;

const ALWAYS: [(&str, &str); 6] = [
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "strict-origin-when-cross-origin"),
    ("x-frame-options", "DENY"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("permissions-policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
];

/// What is no page loads nothing, even if somebody makes a browser show it as one.
const NO_PAGE: HeaderValue = HeaderValue::from_static("default-src 'none'; frame-ancestors 'none'");
/// The document's browsable page: its own files, the pictures in its styles, and the one style that its logo carries, by
/// its hash.
const DOCUMENT: HeaderValue = HeaderValue::from_static(
    "default-src 'self'; style-src 'self' 'sha256-RL3ie0nH+Lzz2YNqQN83mnU0J1ot4QL7b99vMdIX99w='; \
     img-src 'self' data:; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'none'",
);
const NEVER: HeaderValue = HeaderValue::from_static("no-store");
const A_YEAR: HeaderValue = HeaderValue::from_static("max-age=31536000; includeSubDomains");

/// Middleware: adds them. A policy of what may be loaded, and for how long the answer may be kept, stay as the handler
/// said.
///
/// # Errors
/// None of its own.
pub async fn security_headers(
    request: ServiceRequest,
    next: Next<impl MessageBody>,
) -> Result<ServiceResponse<impl MessageBody>, Error> {
    let over_tls = request.app_data::<web::Data<Config>>().is_some_and(|config| config.is_https());
    let policy = if request.path().starts_with("/docs/") { DOCUMENT } else { NO_PAGE };
    let mut response = next.call(request).await?;
    let headers = response.headers_mut();
    for (name, value) in ALWAYS {
        headers.insert(HeaderName::from_static(name), HeaderValue::from_static(value));
    }
    for (name, value) in [(CONTENT_SECURITY_POLICY, policy), (CACHE_CONTROL, NEVER)] {
        if !headers.contains_key(&name) {
            headers.insert(name, value);
        }
    }
    if over_tls {
        headers.insert(STRICT_TRANSPORT_SECURITY, A_YEAR);
    }
    Ok(response)
}
