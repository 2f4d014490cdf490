//! The registry of bodies on the command line: a first filling, or an import by somebody's own schedule.

use std::path::PathBuf;

use clap::Subcommand;

use crate::{organisations::imports, platform::db::Db};

/// What is done with the registry.
#[derive(Subcommand)]
pub enum Registry {
    /// Compare a file of the national registry (JSON or CSV) with what is there, and tell how much differs; the differences
    /// stand in the administration.
    Import {
        file: PathBuf,
        /// It is the whole registry: what earlier imports knew and is not in it is closed.
        #[arg(long)]
        complete: bool,
        /// Apply the differences at once.
        #[arg(long)]
        apply: bool,
    },
}

/// Does it, and says what came of it.
///
/// # Errors
/// When the file cannot be read or the database refuses.
pub async fn perform(db: &Db, deed: Registry) -> Result<String, Vec<String>> {
    let Registry::Import { file, complete, apply } = deed;
    let done = imports::run(db, &file, complete, apply).await;
    let done = done.map_err(|problem| vec![problem.detail.clone().unwrap_or_else(|| problem.to_string())])?;
    let counts = serde_json::to_string_pretty(&done.counts).map_err(|error| vec![error.to_string()])?;
    let became = if done.applied { "was applied" } else { "waits to be applied" };
    Ok(format!("{counts}\nimport {} {became}", done.import))
}
