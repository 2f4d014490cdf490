//! The source files, read as text.

use std::{
    fs,
    path::{Path, PathBuf},
};

/// A Rust file of the API.
pub struct Source {
    /// Below `api/src`: `members/register.rs`.
    pub path: String,
    /// Without comments, and without its unit tests.
    pub code: String,
}

impl Source {
    /// The slice it belongs to; `platform` for the platform, nothing for `app.rs`, `main.rs` and their like.
    pub fn slice(&self) -> Option<&str> {
        self.path.split_once('/').map(|(slice, _)| slice)
    }
}

pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}

/// All files of the API, in order of their paths.
pub fn api() -> Vec<Source> {
    let base = root().join("api/src");
    let mut sources: Vec<_> = files(&base, "rs")
        .into_iter()
        .map(|file| Source {
            path: file.strip_prefix(&base).unwrap().to_string_lossy().into_owned(),
            code: code(&fs::read_to_string(&file).unwrap()),
        })
        .collect();
    sources.sort_by(|a, b| a.path.cmp(&b.path));
    sources
}

/// The files below a folder that end so.
pub fn files(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        let skipped = ["target", "node_modules", "dist", ".venv"].iter().any(|name| path.ends_with(name));
        if path.is_dir() && !skipped {
            found.extend(files(&path, extension));
        } else if path.extension().is_some_and(|found| found == extension) {
            found.push(path);
        }
    }
    found
}

fn code(text: &str) -> String {
    let text = text.split("#[cfg(test)]\nmod ").next().unwrap_or_default();
    let lines = text.lines().filter(|line| !line.trim_start().starts_with("//"));
    lines.map(|line| line.split(" // ").next().unwrap_or(line)).collect::<Vec<_>>().join("\n")
}
