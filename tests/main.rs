//! The rules of the platform, over HTTP. A folder per slice, a file per verb; `app` is what they stand on.

// A test that cannot go on should stop with the reason.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice
)]

mod administration;
mod agenda;
mod app;
mod bench_data;
mod campaigns;
mod challenges;
mod contract;
mod criteria;
mod durability;
mod evaluations;
mod feedback;
mod insights;
mod integrations;
mod library;
mod members;
mod newsletter;
mod notifications;
mod operations;
mod organisations;
mod platform;
mod privacy;
mod projects;
mod questionnaires;
mod replicas;
mod submissions;
mod surveys;
mod triage;
mod workshops;
