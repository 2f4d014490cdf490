//! What the service costs: seven jobs over HTTP on both databases, beside each read and write the floor under it, and
//! the plans of the queries behind every list. A report, never a test that a slow machine fails.

// A measurement that cannot go on should stop with the reason.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::print_stdout,
    clippy::print_stderr,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss
)]
// Here is no clock to inject and no configuration to check: it measures what is.
#![allow(clippy::disallowed_methods)]

mod cluster;
mod connection;
mod flood;
mod floor;
mod jobs;
mod measure;
mod plans;
mod processes;
mod program;
mod registry;
mod report;
mod run;
mod world;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

/// Measures the service.
#[derive(Parser)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Seed, serve, measure, report.
    Run(run::Options),
    /// Seed, serve, ask for every list, and look at the plans of what was asked of the database.
    Plans(plans::Options),
    /// Seed, serve, and read a list without and with a flood of sign-ins.
    Flood(flood::Options),
    /// Import a national registry of 20,000 bodies and 200,000 units.
    Registry(registry::Options),
    /// Serve the floors; `run` starts this.
    Floor {
        #[arg(long)]
        database: String,
    },
}

/// What is measured, and with how much in it.
#[derive(Clone, Debug, Args)]
pub struct Setting {
    /// The program that serves.
    #[arg(long, default_value = "target/release/wenovate")]
    pub server: PathBuf,
    #[arg(long, default_value_t = 2_000)]
    pub members: u64,
    #[arg(long, default_value_t = 10_000)]
    pub submissions: u64,
    #[arg(long, default_value_t = 5)]
    pub answers: u64,
    #[arg(long, default_value_t = 30_000)]
    pub scores: u64,
    #[arg(long, default_value_t = 2_000)]
    pub public: u64,
    /// `sqlite`, `postgres`, or both where nothing is named.
    #[arg(long)]
    pub database: Vec<program::Kind>,
}

impl Setting {
    pub fn databases(&self) -> Vec<program::Kind> {
        if self.database.is_empty() {
            vec![program::Kind::Sqlite, program::Kind::Postgres]
        } else {
            self.database.clone()
        }
    }
}

#[actix_web::main]
async fn main() {
    match Cli::parse().command {
        Command::Run(options) => run::run(options).await,
        Command::Plans(options) => plans::run(options).await,
        Command::Flood(options) => flood::run(options).await,
        Command::Registry(options) => registry::run(options).await,
        Command::Floor { database } => floor::serve(&database).await,
    }
}
