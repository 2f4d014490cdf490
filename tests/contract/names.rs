//! Files say what is in them, and hold one idea.

use std::fs;

use super::sources::{files, root};

/// Nobody knows what is in a file of such a name.
const FORBIDDEN: [&str; 8] = ["utils", "util", "helpers", "helper", "common", "manager", "service", "dto"];
const ALSO_FORBIDDEN: [&str; 3] = ["misc", "stuff", "shared"];

/// More lines than this ask whether two ideas live there.
const ALARM: usize = 300;

#[test]
fn names_say_something() {
    let nameless: Vec<_> = all()
        .into_iter()
        .filter(|file| {
            let names = file.split('/').map(|part| part.split('.').next().unwrap_or_default().to_lowercase());
            names
                .into_iter()
                .any(|name| FORBIDDEN.contains(&name.as_str()) || ALSO_FORBIDDEN.contains(&name.as_str()))
        })
        .collect();
    assert_eq!(nameless, Vec::<String>::new());
}

#[test]
fn files_are_short() {
    let long: Vec<_> = all()
        .into_iter()
        .map(|file| (fs::read_to_string(root().join(&file)).unwrap_or_default().lines().count(), file))
        .filter(|(lines, _)| *lines > ALARM)
        .map(|(lines, file)| format!("{file}: {lines} lines"))
        .collect();
    assert!(long.is_empty(), "do two ideas live there?\n{}", long.join("\n"));
}

/// What people write, from the root.
fn all() -> Vec<String> {
    let written = ["api", "migrations", "tests", "frontend"].into_iter().flat_map(|folder| {
        ["rs", "ts", "tsx", "mjs", "css"]
            .into_iter()
            .flat_map(move |extension| files(&root().join(folder), extension))
    });
    let mut names: Vec<_> = written
        .map(|file| file.strip_prefix(root()).unwrap().to_string_lossy().into_owned())
        .filter(|file| !file.contains(".gen.") && !file.starts_with("frontend/test-results"))
        .collect();
    names.sort();
    names
}
