//! Traces for OpenTelemetry, over OTLP: a span for each request, job and query. They say routes, names of jobs and
//! statements without their values.

use std::{
    sync::atomic::{AtomicBool, Ordering},
    time::Duration,
};

use actix_web::{dev::ServiceRequest, http::header::HeaderMap};
use opentelemetry::{
    propagation::{Extractor, TextMapPropagator},
    trace::{TraceContextExt, TracerProvider},
};
use opentelemetry_otlp::{Protocol, SpanExporter, WithExportConfig};
use opentelemetry_sdk::{Resource, propagation::TraceContextPropagator, trace::SdkTracerProvider};
use tracing::{Metadata, Span, Subscriber};
use tracing_opentelemetry::OpenTelemetrySpanExt;
use tracing_subscriber::{Layer, filter::filter_fn, registry::LookupSpan};

use crate::platform::route;

/// How long the collector may take for a batch.
const PATIENCE: Duration = Duration::from_secs(5);

/// A way to a collector.
pub struct Traces(SdkTracerProvider);

impl Traces {
    /// To the collector at this address; nothing is asked of it yet.
    ///
    /// # Errors
    /// When the address is none.
    pub fn to(endpoint: &str) -> Result<Self, String> {
        let exporter = SpanExporter::builder()
            .with_http()
            .with_protocol(Protocol::HttpBinary)
            .with_endpoint(format!("{}/v1/traces", endpoint.trim_end_matches('/')))
            .with_timeout(PATIENCE)
            .build()
            .map_err(|error| error.to_string())?;
        let service = Resource::builder()
            .with_service_name("wenovate")
            .with_attribute(opentelemetry::KeyValue::new("service.version", env!("CARGO_PKG_VERSION")))
            .build();
        LISTENED_TO.store(true, Ordering::Relaxed);
        Ok(Self(SdkTracerProvider::builder().with_resource(service).with_batch_exporter(exporter).build()))
    }

    /// What listens to the spans.
    pub fn layer<S>(&self) -> impl Layer<S> + use<S>
    where
        S: Subscriber + for<'span> LookupSpan<'span> + Send + Sync,
    {
        tracing_opentelemetry::layer()
            .with_tracer(self.0.tracer("wenovate"))
            .with_threads(false)
            .with_location(false)
            .with_filter(filter_fn(is_told))
    }

    /// Sends what is left, and nothing more.
    pub fn finish(self) {
        // Whoever collected may be gone already.
        let _ = self.0.shutdown_with_timeout(PATIENCE);
    }
}

/// Our own spans, and those of the queries. Events stay in the log.
fn is_told(metadata: &Metadata<'_>) -> bool {
    metadata.is_span()
        && *metadata.level() <= tracing::Level::INFO
        && (metadata.target().starts_with("wenovate") || metadata.target().starts_with("sea_orm"))
}

/// Whether somebody listens to spans: without, nothing more is said of them.
static LISTENED_TO: AtomicBool = AtomicBool::new(false);

/// Names the request's span, and makes it a part of the caller's trace when they say which it is (W3C Trace Context).
pub fn tell(span: &Span, request: &ServiceRequest) {
    if !LISTENED_TO.load(Ordering::Relaxed) {
        return;
    }
    let route = route::pattern(request).unwrap_or_default();
    span.record("otel.name", format!("{} {route}", request.method()));
    span.record("otel.kind", "server");
    let context = TraceContextPropagator::new().extract(&Headers(request.headers()));
    if context.span().span_context().is_valid() {
        // Refused only when nobody listens.
        let _ = span.set_parent(context);
    }
}

struct Headers<'a>(&'a HeaderMap);

impl Extractor for Headers<'_> {
    fn get(&self, key: &str) -> Option<&str> {
        self.0.get(key).and_then(|value| value.to_str().ok())
    }

    fn keys(&self) -> Vec<&str> {
        self.0.keys().map(actix_web::http::header::HeaderName::as_str).collect()
    }
}
