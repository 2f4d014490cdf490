//! The command line.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "the command line speaks to people")]

use std::{path::PathBuf, process::ExitCode};

use clap::{Parser, Subcommand};
use wenovate::{
    demo, first_admin, openapi,
    platform::{
        backup, config::Config, db::Db, permission::Role, random::Random, schema, telemetry, time::Clock,
    },
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
    /// Fill an empty database.
    Seed {
        #[command(subcommand)]
        with: Seed,
    },
    /// Give rights to people who have registered.
    Admin {
        #[command(subcommand)]
        deed: Admin,
    },
    /// Print the OpenAPI document.
    Openapi,
    /// Copy the SQLite database to a new file, also while the service runs.
    Backup { file: PathBuf },
}

#[derive(Subcommand)]
enum Admin {
    /// Give a role to an active member: `grant anna@ypes.gr admin`.
    Grant {
        email: String,
        #[arg(value_parser = role_of)]
        role: Role,
    },
}

fn role_of(text: &str) -> Result<Role, String> {
    serde_json::from_value(text.into()).map_err(|_| "expected member, reviewer, coordinator or admin".into())
}

#[derive(Subcommand)]
enum Seed {
    /// A network with its history: bodies, members, campaigns in every stage, a library. Where anybody is, nothing changes.
    Demo,
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
        Command::Admin { deed: Admin::Grant { email, role } } => {
            let db = Db::connect(&config, Clock::system(), Random::from_system()).await.map_err(said)?;
            first_admin::grant(&db, &email, role)
                .await
                .map_err(|problem| vec![problem.detail.clone().unwrap_or_else(|| problem.to_string())])?;
            db.close().await.map_err(said)
        }
        Command::Seed { with: Seed::Demo } => {
            match demo::seed(&config).await.map_err(said)? {
                demo::Seeded::Made => println!("the demo has been made"),
                demo::Seeded::Kept => println!("somebody is there already: nothing was changed"),
            }
            Ok(())
        }
        Command::Backup { file } => backup::write(&config, &file).await.map_err(said),
        Command::Serve { migrate } => {
            if migrate {
                schema::migrate(&config).await.map_err(said)?;
            }
            let (shows_demo, shown) = (config.demo, config.clone());
            let running =
                server::start(config, Clock::system(), Random::from_system()).await.map_err(said)?;
            tracing::info!(address = %running.address(), "serving");
            if shows_demo {
                print!("{}", demo::welcome(&shown));
            }
            running.finished().await;
            Ok(())
        }
    }
}

fn said(error: impl std::fmt::Display) -> Vec<String> {
    vec![error.to_string()]
}
