//! The schema: made once however many processes make it, told as it is, and extended under a version that goes on serving.

use std::{
    collections::BTreeMap,
    process::{Command, Output, Stdio},
};

use sea_orm::{ConnectionTrait, DatabaseBackend, Statement};
use serde_json::{Value, json};
use wenovate::platform::schema;

use crate::{
    app::{Fresh, Kind, TestApp, both_databases, command},
    submissions::a_submission,
};

#[tokio::test]
async fn four_processes_migrate_at_once_on_sqlite() {
    migrate_four_times(Kind::Sqlite).await;
}

#[tokio::test]
async fn four_processes_migrate_at_once_on_postgres() {
    migrate_four_times(Kind::Postgres).await;
}

async fn migrate_four_times(kind: Kind) {
    let database = Fresh::empty(kind).await;
    let settings = [("WENOVATE_DATABASE_URL", database.url.clone())];
    let output = |command: &mut Command| -> Output { command.output().unwrap() };

    let before = output(command(&settings).args(["migrate", "status", "--json"]));
    assert!(!before.status.success(), "steps are pending");
    assert_eq!(states(&before).get("pending"), Some(&states(&before).values().sum()));

    let four: Vec<_> = (0..4)
        .map(|_| {
            command(&settings).arg("migrate").stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
        })
        .collect();
    for process in four {
        let output = process.wait_with_output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    }

    let after = output(command(&settings).args(["migrate", "status", "--json"]));
    assert!(after.status.success());
    assert_eq!(states(&after).keys().collect::<Vec<_>>(), ["applied"]);
    let told = output(command(&settings).args(["migrate", "status"]));
    let told = String::from_utf8(told.stdout).unwrap();
    assert!(told.lines().all(|line| line.starts_with("applied  20")), "{told}");
    assert!(told.contains("m20261124_000001_platform"), "{told}");
    database.remove().await;
}

/// How many steps are in each state.
fn states(output: &Output) -> BTreeMap<String, usize> {
    let steps: Vec<Value> = serde_json::from_slice(&output.stdout).expect("JSON");
    let mut states = BTreeMap::new();
    for step in steps {
        *states.entry(step["state"].as_str().unwrap().to_owned()).or_default() += 1;
    }
    states
}

/// Going back, and a rolling upgrade: this version's program on the schema of a later one.
#[both_databases]
async fn a_schema_of_a_later_version_is_served_and_left_alone(app: TestApp) {
    let db = &app.foundation().db;
    db.execute_unprepared(
        "INSERT INTO seaql_migrations (version, applied_at) VALUES ('m20991231_000001_later', 4102358400)",
    )
    .await
    .unwrap();
    let visitor = app.visitor();
    visitor.send(visitor.request(reqwest::Method::GET, "/health/ready")).await.expect(200);
    schema::migrate(&app.foundation().config).await.unwrap();
    let steps = schema::status(&app.foundation().config).await.unwrap();
    assert_eq!(steps.last().unwrap().to_string(), "newer    2099-12-31T00:00:00Z m20991231_000001_later");

    db.execute_unprepared("DELETE FROM seaql_migrations WHERE version = 'm20261124_000001_platform'")
        .await
        .unwrap();
    visitor.send(visitor.request(reqwest::Method::GET, "/health/ready")).await.expect(503);
    let refused = schema::migrate(&app.foundation().config).await.unwrap_err();
    assert!(refused.to_string().contains("use the later one"), "{refused}");
}

/// What a migration may do (docs/OPERATIONS.md): each table gets a column and an index, while connections with prepared
/// statements are open.
#[both_databases]
async fn the_version_before_serves_while_a_later_one_extends_every_table(app: TestApp) {
    let campaign = app.campaign().await;
    let (member, admin) = (app.member().await, app.admin().await);
    let uses = async || {
        member.renew().await;
        member.get("/me").await.ok();
        member.get("/me/agenda").await.ok();
        let draft = app.draft(&campaign, &member).await;
        let path = format!("/submissions/{}", draft.id);
        member.get(&path).await.ok();
        member.if_match("\"1\"").put(&path, a_submission()).await.ok();
        admin.get("/jobs").await.ok();
        admin.get("/audit-events").await.ok();
        let forgetful = app.member().await;
        app.visitor()
            .post("/members/forgot-password", json!({ "email": forgetful.email() }))
            .await
            .expect(202);
        app.last_mail(forgetful.email()).await;
    };
    // Often enough that each connection of the pool has prepared what it needs.
    for _ in 0..3 {
        uses().await;
    }
    let db = &app.foundation().db;
    let (tables, schema) = match db.backend() {
        DatabaseBackend::Postgres => {
            ("SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'", "")
        }
        _ => (
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '%_fts%' AND name NOT LIKE 'sqlite%'",
            "",
        ),
    };
    let rows = db.query_all_raw(Statement::from_string(db.backend(), tables)).await.unwrap();
    assert!(rows.len() > 20);
    for row in rows {
        let table: String = row.try_get(schema, "name").unwrap();
        db.execute_unprepared(&format!("ALTER TABLE {table} ADD COLUMN later TEXT DEFAULT 'x'"))
            .await
            .unwrap();
        db.execute_unprepared(&format!("CREATE INDEX {table}_later_idx ON {table} (later)")).await.unwrap();
        db.execute_unprepared(&format!("CREATE TABLE later_{table} (id BIGINT PRIMARY KEY)")).await.unwrap();
    }
    let before = app.arrived().await.len();
    for _ in 0..3 {
        uses().await;
    }
    assert!(app.arrived().await.len() > before, "jobs run, mails are sent");
}
