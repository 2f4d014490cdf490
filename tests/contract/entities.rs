//! The entities are the tables: every field is a column on both databases, every column has a field, and both agree on
//! what may be absent. Derived from the sources, so that no entity is forgotten.

use std::collections::{BTreeMap, BTreeSet};

use sea_orm::{ConnectionTrait, DatabaseBackend, Statement};

use super::sources::api;
use crate::app::{TestApp, both_databases};

/// Column names, and whether they may be null.
type Columns = BTreeMap<String, bool>;

/// The migrations' own table.
const NO_ENTITY: [&str; 1] = ["seaql_migrations"];

#[both_databases]
async fn the_entities_are_the_tables(app: TestApp) {
    let (entities, tables) = (entities(), tables(&app).await);
    let names: BTreeSet<_> = entities.keys().chain(tables.keys()).collect();
    let mut faults = Vec::new();
    for name in names.into_iter().filter(|name| !NO_ENTITY.contains(&name.as_str()) && !name.contains("_fts"))
    {
        match (entities.get(name), tables.get(name)) {
            (Some(entity), Some(table)) if entity != table => {
                faults.push(format!("{name}: {}", differences(entity, table)));
            }
            (Some(_), None) => faults.push(format!("{name}: there is no such table")),
            (None, Some(_)) => faults.push(format!("{name}: no entity has this table")),
            _ => {}
        }
    }
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
    assert!(!entities.is_empty());
}

fn differences(entity: &Columns, table: &Columns) -> String {
    let all: BTreeSet<_> = entity.keys().chain(table.keys()).collect();
    let told = all.into_iter().filter_map(|column| match (entity.get(column), table.get(column)) {
        (Some(a), Some(b)) if a != b => {
            Some(format!("{column} is {} in the entity only", if *a { "optional" } else { "required" }))
        }
        (Some(_), None) => Some(format!("{column} is no column")),
        (None, Some(_)) => Some(format!("{column} is no field")),
        _ => None,
    });
    told.collect::<Vec<_>>().join(", ")
}

/// From the structs that carry a table's name.
fn entities() -> BTreeMap<String, Columns> {
    let mut found = BTreeMap::new();
    for source in api() {
        for declaration in source.code.split("table_name = \"").skip(1) {
            let (table, rest) = declaration.split_once('"').unwrap();
            let body = rest
                .split_once("struct")
                .and_then(|(_, rest)| rest.split_once("{\n"))
                .map_or("", |(_, body)| body);
            let body = body.split("\n}").next().unwrap_or_default();
            let mut columns = Columns::new();
            let mut renamed = None;
            for line in body.lines().map(str::trim) {
                if let Some((_, name)) = line.split_once("column_name = \"") {
                    renamed = name.split('"').next().map(str::to_owned);
                }
                let Some((name, kind)) = line.strip_prefix("pub ").and_then(|field| field.split_once(": "))
                else {
                    continue;
                };
                let relation =
                    ["HasMany<", "HasOne<", "BelongsTo<"].iter().any(|relation| kind.contains(relation));
                if !relation {
                    let name = renamed.take().unwrap_or_else(|| name.trim_start_matches("r#").to_owned());
                    columns.insert(name, kind.starts_with("Option<"));
                }
            }
            found.insert(table.to_owned(), columns);
        }
    }
    found
}

async fn tables(app: &TestApp) -> BTreeMap<String, Columns> {
    let db = &*app.foundation().db;
    let question = match db.get_database_backend() {
        DatabaseBackend::Sqlite => {
            "SELECT m.name AS t, c.name AS c, (c.\"notnull\" = 0 AND c.pk = 0) AS optional \
             FROM sqlite_master m, pragma_table_xinfo(m.name) c \
             WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%' AND c.hidden = 0"
        }
        _ => {
            "SELECT table_name::text AS t, column_name::text AS c, is_nullable = 'YES' AS optional \
             FROM information_schema.columns WHERE table_schema = 'public' AND is_generated = 'NEVER'"
        }
    };
    let rows = db.query_all_raw(Statement::from_string(db.get_database_backend(), question)).await.unwrap();
    let mut tables: BTreeMap<String, Columns> = BTreeMap::new();
    for row in rows {
        let (table, column): (String, String) =
            (row.try_get("", "t").unwrap(), row.try_get("", "c").unwrap());
        let optional = row.try_get::<bool>("", "optional").unwrap();
        tables.entry(table).or_default().insert(column, optional);
    }
    tables
}
