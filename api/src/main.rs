//! The command line.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "the command line speaks to people")]

use std::{path::PathBuf, process::ExitCode};

use clap::{Parser, Subcommand};
use wenovate::{
    audit_commands, bench_data, demo, first_admin, key_commands, openapi,
    platform::{
        backup,
        config::Config,
        db::Db,
        permission::Role,
        random::Random,
        schema::{self, StepState},
        telemetry,
        time::Clock,
    },
    registry_commands, server,
};

/// A request makes and drops hundreds of small things, a sign-in 19 MiB: the system's allocator took a sixth of a read's
/// time, and kept what sign-ins had dropped.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

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
    /// Bring the database's schema up to date; one process at a time, the others wait.
    Migrate {
        #[command(subcommand)]
        deed: Option<Migrate>,
    },
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
    /// Verify that the audit trail is as it was written: nothing changed, taken away, put in or cut off.
    VerifyAudit {
        /// A checkpoint that was kept elsewhere: one of `GET /api/v1/audit-checkpoints`, or a page of them. Several may
        /// be given.
        #[arg(long, value_name = "FILE")]
        checkpoint: Vec<PathBuf>,
        /// Verify this export instead of the database, which is not asked.
        #[arg(long, value_name = "FILE")]
        export: Option<PathBuf>,
    },
    /// The audit trail.
    Audit {
        #[command(subcommand)]
        deed: Audit,
    },
    /// The registry of public bodies.
    #[command(subcommand)]
    Registry(registry_commands::Registry),
    /// The keys that sign access tokens.
    Keys {
        #[command(subcommand)]
        deed: key_commands::Keys,
    },
    /// Print the code that the authenticator app of an account of the demo, or of `seed bench`, shows now.
    DemoCode { email: String },
    /// Print the OpenAPI document.
    Openapi,
    /// Write the SQLite database and the files to a new folder, also while the service runs.
    Backup { folder: PathBuf },
    /// Bring back what `backup` has written, where no database is yet.
    Restore { folder: PathBuf },
}

#[derive(Subcommand)]
enum Audit {
    /// Write the sealed trail as JSON Lines, each with its hash and the one before, for archives.
    Export {
        /// The position of the last event that is in the archive already.
        #[arg(long, default_value_t = 0)]
        after: i64,
        /// A new file; without it, the standard output.
        file: Option<PathBuf>,
    },
}

#[derive(Subcommand)]
enum Migrate {
    /// Tell which steps of the schema the database has made, and which are pending. Fails when one is.
    Status {
        /// As JSON.
        #[arg(long)]
        json: bool,
    },
}

#[derive(Subcommand)]
enum Admin {
    /// Give a role to an active member: `grant anna@ypes.gr admin`.
    Grant {
        email: String,
        #[arg(value_parser = role_of)]
        role: Role,
    },
    /// Take all second factors from an active member who has lost them: `reset-factors anna@ypes.gr`.
    ResetFactors { email: String },
}

fn role_of(text: &str) -> Result<Role, String> {
    serde_json::from_value(text.into()).map_err(|_| "expected member, reviewer, coordinator or admin".into())
}

#[derive(Subcommand)]
enum Seed {
    /// A network with its history: bodies, members, campaigns in every stage, a library. Where anybody is, nothing changes.
    Demo,
    /// A network of any size for measuring: an empty database is filled in bulk, the same each time.
    Bench(bench_data::Sizes),
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
    if let Command::DemoCode { email } = &cli.command {
        println!("{}", demo::totp_code(email, Clock::system().now()));
        return Ok(());
    }
    if let Command::VerifyAudit { checkpoint, export: Some(export) } = &cli.command {
        println!("{}", audit_commands::verify(None, Some(export), checkpoint).await?);
        return Ok(());
    }
    let config = Config::load(&cli.config)?;
    let telemetry = telemetry::start(&config);
    let outcome = Box::pin(perform(cli.command, config)).await;
    // Off the async threads: the last traces may take a while.
    let _ = tokio::task::spawn_blocking(move || telemetry.finish()).await;
    outcome
}

async fn perform(command: Command, config: Config) -> Result<(), Vec<String>> {
    match command {
        Command::Openapi | Command::DemoCode { .. } => Ok(()),
        Command::Migrate { deed: None } => schema::migrate(&config).await.map_err(said),
        Command::Migrate { deed: Some(Migrate::Status { json }) } => tell_steps(&config, json).await,
        Command::VerifyAudit { checkpoint, .. } => {
            let db = connected(&config).await?;
            println!("{}", audit_commands::verify(Some(&db), None, &checkpoint).await?);
            db.close().await.map_err(said)
        }
        Command::Audit { deed: Audit::Export { after, file } } => {
            let db = connected(&config).await?;
            let written = audit_commands::export(&db, after, file.as_deref()).await?;
            eprintln!("{written} events");
            db.close().await.map_err(said)
        }
        Command::Admin { deed } => {
            let db = connected(&config).await?;
            let done = match deed {
                Admin::Grant { email, role } => first_admin::grant(&db, &email, role).await,
                Admin::ResetFactors { email } => first_admin::reset_factors(&db, &email).await,
            };
            done.map_err(|problem| vec![problem.detail.clone().unwrap_or_else(|| problem.to_string())])?;
            db.close().await.map_err(said)
        }
        Command::Registry(deed) => {
            let db = connected(&config).await?;
            println!("{}", registry_commands::perform(&db, deed).await?);
            db.close().await.map_err(said)
        }
        Command::Keys { deed } => {
            let db = connected(&config).await?;
            print!("{}", key_commands::perform(&db, &config, deed).await?);
            db.close().await.map_err(said)
        }
        Command::Seed { with: Seed::Demo } => {
            match demo::seed(&config).await.map_err(said)? {
                demo::Seeded::Made => println!("the demo has been made"),
                demo::Seeded::Kept => println!("somebody is there already: nothing was changed"),
            }
            Ok(())
        }
        Command::Seed { with: Seed::Bench(sizes) } => {
            bench_data::seed(&config, sizes).await.map_err(said)?;
            println!("every account has the password {}", bench_data::PASSWORD);
            Ok(())
        }
        Command::Backup { folder } => {
            let made = backup::write(&config, &folder).await.map_err(said)?;
            if !made.missing.is_empty() {
                let missing = made.missing.iter().map(|hash| format!("the storage does not have {hash}"));
                return Err(missing.collect());
            }
            println!("the database and {} files", made.files);
            Ok(())
        }
        Command::Restore { folder } => {
            let brought = backup::restore(&config, &folder).await.map_err(said)?;
            println!("the database and {} files of {}", brought.files, brought.made_at.to_rfc3339());
            Ok(())
        }
        Command::Serve { migrate } => {
            if migrate {
                schema::migrate(&config).await.map_err(said)?;
            }
            let (shows_demo, shown) = (config.demo, config.clone());
            let running =
                server::start(config, Clock::system(), Random::from_system()).await.map_err(said)?;
            tracing::info!(address = %running.address(), "serving");
            if let Some(address) = running.metrics_address() {
                tracing::info!(%address, "metrics are shown");
            }
            if shows_demo {
                print!("{}", demo::welcome(&shown));
            }
            running.until_signalled().await;
            Ok(())
        }
    }
}

async fn connected(config: &Config) -> Result<Db, Vec<String>> {
    Db::connect(config, Clock::system(), Random::from_system()).await.map_err(said)
}

fn said(error: impl std::fmt::Display) -> Vec<String> {
    vec![error.to_string()]
}

async fn tell_steps(config: &Config, json: bool) -> Result<(), Vec<String>> {
    let steps = schema::status(config).await.map_err(said)?;
    if json {
        println!("{}", serde_json::to_string_pretty(&steps).map_err(said)?);
    } else {
        for step in &steps {
            println!("{step}");
        }
    }
    match steps.iter().filter(|step| step.state == StepState::Pending).count() {
        0 => Ok(()),
        pending => Err(vec![format!("{pending} steps are pending: run `wenovate migrate`")]),
    }
}
