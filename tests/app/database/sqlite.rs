//! SQLite: a file, copied.

use std::{fs, path::PathBuf, sync::LazyLock};

use crate::app::room;

/// Migrated once; its last connection has been closed, so all of it is in the one file.
static TEMPLATE: LazyLock<PathBuf> = LazyLock::new(|| {
    let file = file("template");
    super::migrated(&url(&file));
    assert!(!file.with_extension("db-wal").exists(), "the template is still open");
    file
});

pub fn copy(name: &str) -> String {
    let file = file(name);
    fs::copy(&*TEMPLATE, &file).unwrap();
    url(&file)
}

pub fn address_of(name: &str) -> String {
    url(&file(name))
}

pub fn remove(name: &str) {
    for extension in ["db", "db-wal", "db-shm"] {
        let _ = fs::remove_file(file(name).with_extension(extension));
    }
}

fn file(name: &str) -> PathBuf {
    room::path().join(name).with_extension("db")
}

fn url(file: &std::path::Path) -> String {
    format!("sqlite://{}", file.display())
}
