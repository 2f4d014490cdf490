//! The map of personal data is whole: a column that could be a person's stands in it, and what is erased by it is gone.

use std::collections::BTreeSet;

use sea_orm::{ConnectionTrait, DatabaseBackend, Statement};
use serde_json::json;
use wenovate::{
    platform::{
        personal::{Only, Records, Whose},
        time::days,
    },
    privacy::map,
};

use super::access::World;
use crate::app::{PASSWORD, TestApp, both_databases};

/// The migrations' own table.
const NOBODY_ASKS: [&str; 1] = ["seaql_migrations"];

struct Column {
    table: String,
    name: String,
    kind: String,
    refers_to: Option<String>,
}

impl Column {
    /// Texts, documents, references to a person, and ids that refer to nothing we know.
    fn could_be_personal(&self) -> bool {
        if self.kind.contains("uuid") {
            return self.name != "id" && self.refers_to.as_deref().is_none_or(|table| table == "members");
        }
        !self.kind.starts_with("date")
            && ["char", "text", "json", "bytea", "blob"].iter().any(|kind| self.kind.contains(kind))
    }
}

#[both_databases]
async fn every_column_that_could_be_personal_is_in_the_map(app: TestApp) {
    let map = map();
    let undeclared: Vec<_> = columns(&app)
        .await
        .into_iter()
        .filter(Column::could_be_personal)
        .filter(|column| {
            let of = |records: &&Records| records.table == column.table;
            !map.iter().filter(of).any(|records| records.declares(&column.name))
        })
        .map(|column| format!("{}.{}", column.table, column.name))
        .collect();
    assert!(
        undeclared.is_empty(),
        "say in the slice’s personal.rs what these keep of people (see docs/adr/0071):\n{}",
        undeclared.join("\n")
    );
}

#[both_databases]
async fn the_map_names_what_is_there(app: TestApp) {
    let known: BTreeSet<_> =
        columns(&app).await.into_iter().map(|column| format!("{}.{}", column.table, column.name)).collect();
    let mut unknown = Vec::new();
    for records in map() {
        let mut names: Vec<&str> = records.shown.iter().map(|column| column.name).collect();
        names.extend(records.hidden);
        names.extend(records.cleared.iter().map(|(column, _)| *column));
        names.extend(records.only.map(|(Only::Where(column, _) | Only::WhereNot(column, _))| column));
        names.extend(records.whose.iter().map(|whose| match *whose {
            Whose::Member(column) | Whose::Address(column) | Whose::Through { column, .. } => column,
        }));
        let missing = names.into_iter().map(|name| format!("{}.{name}", records.table));
        unknown.extend(missing.filter(|name| !known.contains(name)));
    }
    assert_eq!(unknown, Vec::<String>::new());
}

/// A reference to a person is how their rows are found, or it is said to be somebody else's.
#[test]
fn titles_and_reasons_are_in_both_languages() {
    for records in map().iter().filter(|records| !records.whose.is_empty()) {
        assert!(records.title.iter().all(|title| title.len() > 3), "{}", records.table);
        for column in records.shown {
            assert!(column.label.iter().all(|label| !label.is_empty()), "{}.{}", records.table, column.name);
        }
    }
}

#[both_databases]
async fn nothing_of_an_erased_person_is_left(app: TestApp) {
    let world = World::new(&app).await;
    let member = &world.member;
    let marked = json!({ "given_name": "Σημαδεμένη", "family_name": "Σημαδεμένη", "unit": "Σημαδεμένη",
        "post": "Σημαδεμένη", "expertise": [], "language": "el", "notify_by_mail": true });
    member.having_read("/me").await.put("/me", marked).await.ok();
    member.put("/me/newsletter", json!({ "subscribed": true })).await.ok();
    member.post("/me/data-exports", ()).await.expect(201);
    member.post("/me/erasure", json!({ "current_password": PASSWORD })).await.expect(201);
    app.drain_jobs().await;
    assert!(!places_with(&app, "Σημαδεμένη").await.is_empty(), "the search finds nothing at all");
    app.advance(days(14));
    app.drain_jobs().await;
    app.advance(days(8));
    app.drain_jobs().await;
    for trace in ["Σημαδεμένη", "σημαδεμεν", member.email()] {
        assert_eq!(places_with(&app, trace).await, Vec::<String>::new(), "{trace}");
    }
}

/// Where a text stands, in any table.
async fn places_with(app: &TestApp, text: &str) -> Vec<String> {
    let db = &*app.foundation().db;
    let mut places = Vec::new();
    for column in columns(app).await.into_iter().filter(|column| !column.kind.contains("uuid")) {
        let (table, name) = (&column.table, &column.name);
        let question = format!(
            "SELECT 1 AS found FROM \"{table}\" WHERE CAST(\"{name}\" AS TEXT) LIKE '%{text}%' LIMIT 1"
        );
        let found =
            db.query_one_raw(Statement::from_string(db.get_database_backend(), question)).await.unwrap();
        if found.is_some() {
            places.push(format!("{table}.{name}"));
        }
    }
    places
}

async fn columns(app: &TestApp) -> Vec<Column> {
    let db = &*app.foundation().db;
    let question = match db.get_database_backend() {
        DatabaseBackend::Sqlite => {
            "SELECT m.name AS t, c.name AS c, lower(c.type) AS k, \
             (SELECT f.\"table\" FROM pragma_foreign_key_list(m.name) f WHERE f.\"from\" = c.name) AS r \
             FROM sqlite_master m, pragma_table_xinfo(m.name) c \
             WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%' AND c.hidden = 0"
        }
        _ => {
            "SELECT c.table_name::text AS t, c.column_name::text AS c, c.data_type::text AS k, \
             (SELECT o.confrelid::regclass::text FROM pg_constraint o JOIN pg_attribute a \
              ON a.attrelid = o.conrelid AND a.attnum = o.conkey[1] \
              WHERE o.contype = 'f' AND o.conrelid = c.table_name::regclass AND a.attname = c.column_name LIMIT 1) AS r \
             FROM information_schema.columns c WHERE c.table_schema = 'public' AND c.is_generated = 'NEVER'"
        }
    };
    let rows = db.query_all_raw(Statement::from_string(db.get_database_backend(), question)).await.unwrap();
    rows.iter()
        .map(|row| Column {
            table: row.try_get("", "t").unwrap(),
            name: row.try_get("", "c").unwrap(),
            kind: row.try_get("", "k").unwrap(),
            refers_to: row.try_get("", "r").unwrap(),
        })
        .filter(|column| !NOBODY_ASKS.contains(&column.table.as_str()) && !column.table.contains("_fts"))
        .collect()
}
