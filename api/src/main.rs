//! The command line.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "the command line speaks to people")]

use std::{path::PathBuf, process::ExitCode};

use clap::{Parser, Subcommand};
use wenovate::{
    openapi,
    platform::{backup, config::Config, random::Random, schema, telemetry, time::Clock},
    server,
};

/// The open-innovation platform of a public-sector innovation network.
#[derive(Parser)]
#[command(version)]
struct Cli {
    /// Configuration file; the environment (`WENOVATE_*`) goes before it.
    #[arg(long, env = "WENOVATE_CONFIG", default_value = "wenovate.toml")]
    config: PathBuf,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Serve the API and the app until a signal stops it.
    Serve {
        /// Bring the schema up to date first.
        #[arg(long)]
        migrate: bool,
    },
    /// Bring the database's schema up to date.
    Migrate,
    /// Print the OpenAPI document.
    Openapi,
    /// Copy the SQLite database to a new file, also while the service runs.
    Backup { file: PathBuf },
}

#[actix_web::main]
async fn main() -> ExitCode {
    let cli = Cli::parse();
    match run(cli).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(faults) => {
            for fault in faults {
                eprintln!("wenovate: {fault}");
            }
            ExitCode::FAILURE
        }
    }
}

async fn run(cli: Cli) -> Result<(), Vec<String>> {
    if matches!(cli.command, Command::Openapi) {
        let document = openapi::yaml().map_err(said)?;
        print!("{document}");
        return Ok(());
    }
    let config = Config::load(&cli.config)?;
    telemetry::start(&config);
    match cli.command {
        Command::Openapi => Ok(()),
        Command::Migrate => schema::migrate(&config).await.map_err(said),
        Command::Backup { file } => backup::write(&config, &file).await.map_err(said),
        Command::Serve { migrate } => {
            if migrate {
                schema::migrate(&config).await.map_err(said)?;
            }
            let running =
                server::start(config, Clock::system(), Random::from_system()).await.map_err(said)?;
            tracing::info!(address = %running.address(), "serving");
            running.finished().await;
            Ok(())
        }
    }
}

fn said(error: impl std::fmt::Display) -> Vec<String> {
    vec![error.to_string()]
}
