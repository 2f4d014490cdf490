//! Logs, one line per event with the request's id, as text or JSON, without personal data; and traces, where a collector
//! is configured.

mod span;
mod traces;

use tracing_subscriber::{EnvFilter, Layer, layer::SubscriberExt, util::SubscriberInitExt};

pub use self::span::RequestSpan;
use self::traces::Traces;
use super::config::{Config, LogFormat};

/// What was started. Traces that are not sent yet are sent when it is finished.
#[must_use]
pub struct Telemetry(Option<Traces>);

impl Telemetry {
    /// Sends what is left. It may wait for the collector, so it is no work for an async thread.
    pub fn finish(self) {
        if let Some(traces) = self.0 {
            traces.finish();
        }
    }
}

/// Starts logging to standard error, and tracing. A second call has no effect.
pub fn start(config: &Config) -> Telemetry {
    let filter = EnvFilter::try_new(&config.log).unwrap_or_else(|_| EnvFilter::new("info"));
    let lines = tracing_subscriber::fmt::layer().with_writer(std::io::stderr);
    let lines = match config.log_format {
        LogFormat::Text => lines.compact().with_filter(filter).boxed(),
        LogFormat::Json => lines.json().flatten_event(true).with_filter(filter).boxed(),
    };
    let traces = config.otlp_endpoint.as_deref().map(Traces::to).transpose();
    let (traces, failed) = match traces {
        Ok(traces) => (traces, None),
        Err(error) => (None, Some(error)),
    };
    let spans = traces.as_ref().map(Traces::layer);
    let _ = tracing_subscriber::registry().with(lines).with(spans).try_init();
    if let Some(error) = failed {
        tracing::error!(error, "no traces are sent");
    }
    Telemetry(traces)
}
