//! Requests, by operation and status.

use actix_web::{
    Error,
    body::MessageBody,
    dev::{ServiceRequest, ServiceResponse},
    http::Method,
    middleware::Next,
};
use metrics::{counter, gauge, histogram};
use tokio::time::Instant;

use super::{super::route, MEASURED, REQUEST_SECONDS, REQUESTS, REQUESTS_IN_FLIGHT};

/// Counts and times what passes.
///
/// # Errors
/// None of its own.
pub async fn measure(
    request: ServiceRequest,
    next: Next<impl MessageBody>,
) -> Result<ServiceResponse<impl MessageBody>, Error> {
    if MEASURED.get().is_none() {
        return next.call(request).await;
    }
    let begun = Instant::now();
    let method = method(request.method());
    // The pattern and not the address: addresses are endless, and carry tokens and search words.
    let route = route::pattern(&request).map_or_else(|| "other".to_owned(), |pattern| pattern.to_string());
    let in_flight = InFlight::begin();
    let outcome = next.call(request).await;
    drop(in_flight);
    let status = match &outcome {
        Ok(response) => response.status(),
        Err(error) => error.as_response_error().status_code(),
    };
    histogram!(REQUEST_SECONDS, "method" => method, "route" => route.clone()).record(begun.elapsed());
    counter!(REQUESTS, "method" => method, "route" => route, "status" => status.as_str().to_owned())
        .increment(1);
    outcome
}

/// Counts down also when the caller has gone and the answer is dropped.
struct InFlight;

impl InFlight {
    fn begin() -> Self {
        gauge!(REQUESTS_IN_FLIGHT).increment(1);
        Self
    }
}

impl Drop for InFlight {
    fn drop(&mut self) {
        gauge!(REQUESTS_IN_FLIGHT).decrement(1);
    }
}

/// Names of methods are free text: only known ones become a label.
const fn method(method: &Method) -> &'static str {
    match *method {
        Method::GET => "GET",
        Method::HEAD => "HEAD",
        Method::POST => "POST",
        Method::PUT => "PUT",
        Method::PATCH => "PATCH",
        Method::DELETE => "DELETE",
        Method::OPTIONS => "OPTIONS",
        _ => "other",
    }
}
