//! The span of a request.

use actix_web::{
    Error,
    body::MessageBody,
    dev::{ServiceRequest, ServiceResponse},
};
use tracing::Span;
use tracing_actix_web::RootSpanBuilder;

use super::traces;
use crate::platform::{request::RequestContext, route};

/// The span of a request: its route pattern and not its address, since addresses carry tokens and search words.
pub struct RequestSpan;

impl RootSpanBuilder for RequestSpan {
    fn on_request_start(request: &ServiceRequest) -> Span {
        let route = route::pattern(request);
        let span = tracing::info_span!(
            "request",
            otel.name = tracing::field::Empty,
            otel.kind = tracing::field::Empty,
            request_id = RequestContext::current().id,
            method = %request.method(),
            route = route.as_deref().unwrap_or_default(),
            status = tracing::field::Empty,
        );
        traces::tell(&span, request);
        span
    }

    fn on_request_end<B: MessageBody>(span: Span, outcome: &Result<ServiceResponse<B>, Error>) {
        let status = match outcome {
            Ok(response) => response.status(),
            Err(error) => error.as_response_error().status_code(),
        };
        span.record("status", status.as_u16());
        span.in_scope(|| {
            if status.is_server_error() {
                tracing::error!("request failed");
            } else {
                tracing::debug!("request served");
            }
        });
    }
}
