//! The audit trail on the command line: verify it, and export it for archives.

use std::{
    fs::File,
    io::{self, BufReader, Write},
    path::{Path, PathBuf},
};

use serde::Deserialize;

use crate::platform::{
    audit::{
        checkpoint::AuditCheckpoint,
        export,
        verify::{self, Verdict},
    },
    db::Db,
    problem::Problem,
};

/// Verifies the trail of the database, or of an export when there is one, against checkpoints that were kept in files.
///
/// # Errors
/// One line for each thing that does not fit.
pub async fn verify(db: Option<&Db>, export: Option<&Path>, kept: &[PathBuf]) -> Result<String, Vec<String>> {
    let mut checkpoints = Vec::new();
    for file in kept {
        checkpoints
            .extend(read_checkpoints(file).map_err(|error| vec![format!("{}: {error}", file.display())])?);
    }
    let verdict = match (export, db) {
        (Some(file), _) => {
            let lines = File::open(file).map_err(|error| vec![format!("{}: {error}", file.display())])?;
            export::verify(BufReader::new(lines), checkpoints)
                .map_err(|_| vec![format!("{}: is no export of the audit trail", file.display())])?
        }
        (None, Some(db)) => {
            verify::verify(&**db, checkpoints).await.map_err(|problem| vec![said(&problem)])?
        }
        (None, None) => return Err(vec!["neither a database nor an export".into()]),
    };
    told(&verdict)
}

fn told(verdict: &Verdict) -> Result<String, Vec<String>> {
    if verdict.faults.is_empty() {
        return Ok(format!(
            "{} events, {} checkpoints, all as they were sealed; the chain ends in {}",
            verdict.end.size, verdict.checkpoints, verdict.end.root
        ));
    }
    Err(verdict.faults.iter().map(ToString::to_string).collect())
}

/// One checkpoint, or a page of `GET /api/v1/audit-checkpoints`.
fn read_checkpoints(file: &Path) -> io::Result<Vec<AuditCheckpoint>> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Kept {
        Page { items: Vec<AuditCheckpoint> },
        One(Box<AuditCheckpoint>),
    }
    Ok(match serde_json::from_reader(BufReader::new(File::open(file)?))? {
        Kept::Page { items } => items,
        Kept::One(checkpoint) => vec![*checkpoint],
    })
}

/// Writes the sealed trail after a position to a new file, or to the standard output.
///
/// # Errors
/// When the file is there already or cannot be written, or the database refuses.
pub async fn export(db: &Db, after: i64, file: Option<&Path>) -> Result<i64, Vec<String>> {
    let mut to: Box<dyn Write> = match file {
        Some(file) => {
            Box::new(File::create_new(file).map_err(|error| vec![format!("{}: {error}", file.display())])?)
        }
        None => Box::new(io::stdout()),
    };
    export::write(&**db, after, &mut to).await.map_err(|problem| vec![said(&problem)])
}

fn said(problem: &Problem) -> String {
    problem.detail.clone().unwrap_or_else(|| problem.to_string())
}
