//! A migration only adds: the version before goes on serving while it runs, and can be gone back to.

use std::fs;

use super::sources::{api, files, root};

/// What the version before would stumble over, in the words of the builder and of SQL.
const TAKES_AWAY: [&str; 14] = [
    "drop_table",
    "drop_column",
    "drop_index",
    "drop_foreign_key",
    "rename_table",
    "rename_column",
    "modify_column",
    "truncate_table",
    "drop table",
    "drop column",
    "rename to",
    "rename column",
    "alter column",
    "set not null",
];

/// Migrations that take away what a released version had stopped reading: the file, and that version. They may only be of a
/// later version than it.
const LATER: &[(&str, &str)] = &[];

/// Migrations that make anew, in the same transaction, what they take away: the file, what goes, and what comes in its place.
/// PostgreSQL shows others the one or the other; on SQLite nobody else is there.
const ANEW: &[(&str, &[(&str, &str)])] = &[(
    "m20261201_000033_search_facets",
    &[
        ("drop column tsv", "add column tsv tsvector"),
        ("drop table search_documents_fts", "create virtual table search_documents_fts"),
        ("drop trigger search_documents_inserted", "create trigger search_documents_inserted"),
        ("drop trigger search_documents_deleted", "create trigger search_documents_deleted"),
        ("drop trigger search_documents_updated", "create trigger search_documents_updated"),
    ],
)];

#[test]
fn what_a_migration_makes_anew_is_all_that_it_takes_away() {
    let migrations = migrations();
    for (name, replaced) in ANEW {
        let (_, code) =
            migrations.iter().find(|(found, _)| found == name).unwrap_or_else(|| panic!("no {name}"));
        let mut rest = code.clone();
        for (goes, comes) in *replaced {
            assert!(code.contains(goes) && code.contains(comes), "{name}: {goes}, {comes}");
            rest = rest.replace(goes, "");
        }
        let left: Vec<_> = TAKES_AWAY.iter().filter(|words| rest.contains(**words)).collect();
        assert!(left.is_empty(), "{name} takes away for good: {left:?}");
    }
}

#[test]
fn a_migration_takes_nothing_away_from_the_version_before() {
    let faults: Vec<_> = migrations()
        .into_iter()
        .filter(|(name, _)| !LATER.iter().any(|(later, _)| later == name))
        .filter(|(name, _)| !ANEW.iter().any(|(anew, _)| anew == name))
        .flat_map(|(name, code)| {
            let found =
                TAKES_AWAY.iter().filter(|words| code.contains(**words)).map(|words| (*words).to_owned());
            found.map(|words| format!("{name}: {words}")).collect::<Vec<_>>()
        })
        .collect();
    assert!(faults.is_empty(), "the version before reads it still:\n{}", faults.join("\n"));
}

/// A column that is added to a table with rows needs something to stand in them, and the version before does not fill it.
#[test]
fn a_column_that_is_added_may_be_empty_or_has_a_default() {
    for (name, code) in migrations() {
        for added in code.split("add_column(").skip(1) {
            let column = added.split(';').next().unwrap_or_default();
            let fits = column.contains("_null(") || column.contains("default(");
            assert!(fits, "{name}: add_column({}", column.trim());
        }
    }
}

#[test]
fn the_list_of_exceptions_names_migrations_that_need_it() {
    let migrations = migrations();
    for (name, version) in LATER {
        let (_, code) =
            migrations.iter().find(|(found, _)| found == name).unwrap_or_else(|| panic!("no {name}"));
        assert!(TAKES_AWAY.iter().any(|words| code.contains(words)), "{name} takes nothing away");
        assert!(version.split('.').count() == 3, "{name}: which version had stopped reading it?");
    }
}

/// PostgreSQL refuses a prepared statement whose columns have changed, and a star changes them with the next migration.
#[test]
fn statements_name_their_columns() {
    let stars: Vec<_> = api()
        .into_iter()
        .filter(|source| {
            let code = source.code.to_lowercase();
            ["select *", "returning *"].iter().any(|star| code.contains(star))
        })
        .map(|source| source.path)
        .collect();
    assert_eq!(stars, Vec::<String>::new());
}

/// Their names and their code in lower case.
fn migrations() -> Vec<(String, String)> {
    let files = files(&root().join("migrations/src"), "rs").into_iter();
    let named = files.map(|file| {
        let name = file.file_stem().unwrap().to_string_lossy().into_owned();
        (name, fs::read_to_string(file).unwrap().to_lowercase())
    });
    named.filter(|(name, _)| name.starts_with('m')).collect()
}
