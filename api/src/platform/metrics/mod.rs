//! Metrics for Prometheus, on an address of their own, so that who opens the platform does not reach them. Without that
//! address nothing is measured.

mod listen;
mod readings;
mod requests;

use std::sync::OnceLock;

use metrics_exporter_prometheus::{BuildError, Matcher, PrometheusBuilder, PrometheusHandle};

pub use self::{
    listen::{Listening, listen},
    requests::measure,
};

/// Requests that were answered.
pub const REQUESTS: &str = "wenovate_http_requests_total";
pub const REQUEST_SECONDS: &str = "wenovate_http_request_duration_seconds";
pub const REQUESTS_IN_FLIGHT: &str = "wenovate_http_requests_in_flight";
/// How long a writer waited for its transaction to begin.
pub const WRITE_WAIT_SECONDS: &str = "wenovate_database_write_wait_seconds";
pub const JOB_RUNS: &str = "wenovate_job_runs_total";
pub const JOB_SECONDS: &str = "wenovate_job_duration_seconds";
pub const MAILS_HANDED_OVER: &str = "wenovate_mails_handed_over_total";
pub const SEARCHES: &str = "wenovate_searches_total";

/// A read takes 1 to 10 ms, a write on SQLite 5 to 50, a password's hash 30 to 300.
const SECONDS: [f64; 12] = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0];

/// Jobs send mails and compute results.
const JOB_BUCKETS: [f64; 8] = [0.005, 0.025, 0.1, 0.5, 1.0, 5.0, 30.0, 120.0];

/// The measurements of this process: there is one set, whoever asks for it.
static MEASURED: OnceLock<PrometheusHandle> = OnceLock::new();

fn measured() -> &'static PrometheusHandle {
    MEASURED.get_or_init(|| {
        // It refuses empty lists of buckets only.
        let recorder = with_buckets().unwrap_or_default().build_recorder();
        let handle = recorder.handle();
        // Refused when there is another recorder, which then measures in our place.
        let _ = metrics::set_global_recorder(recorder);
        describe();
        handle
    })
}

fn with_buckets() -> Result<PrometheusBuilder, BuildError> {
    let whole = |name: &str| Matcher::Full(name.to_owned());
    PrometheusBuilder::new()
        .set_buckets_for_metric(whole(REQUEST_SECONDS), &SECONDS)?
        .set_buckets_for_metric(whole(WRITE_WAIT_SECONDS), &SECONDS)?
        .set_buckets_for_metric(whole(JOB_SECONDS), &JOB_BUCKETS)
}

fn describe() {
    use metrics::{describe_counter as counter, describe_gauge as gauge, describe_histogram as histogram};
    counter!(REQUESTS, "Requests answered, by method, route and status");
    histogram!(REQUEST_SECONDS, "Seconds from a request's head to its answer's head, by method and route");
    gauge!(REQUESTS_IN_FLIGHT, "Requests that are being answered");
    histogram!(WRITE_WAIT_SECONDS, "Seconds that a write waited for its transaction to begin");
    counter!(JOB_RUNS, "Attempts at jobs, by job and outcome");
    histogram!(JOB_SECONDS, "Seconds that an attempt at a job took, by job");
    counter!(MAILS_HANDED_OVER, "Mails handed to the mail server, by outcome");
    counter!(SEARCHES, "Searches, by what is searched");
    readings::describe();
}
