//! What operators see of the running service: metrics, traces, logs.

mod logs;
mod metrics;
mod traces;
