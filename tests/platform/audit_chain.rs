//! The chain of the audit trail: every event once, in the order of the commits, and signed once a day.

use std::time::Duration;

use insta::assert_snapshot;
use jsonwebtoken::{Algorithm, DecodingKey, Validation, decode};
use sea_orm::{ConnectionTrait, DatabaseBackend, EntityTrait, QueryOrder};
use serde_json::{Value, json};
use wenovate::platform::{
    audit::{
        AuditEventId, Identity, PublishCheckpoint, SealAudit, checkpoint, did, export,
        seal::{self, seal},
        verify,
    },
    jobs::Job,
};

use crate::app::{TestApp, both_databases};

#[both_databases]
async fn what_was_committed_is_sealed_and_what_is_sealed_is_whole(app: TestApp) {
    let admin = app.admin().await;
    let waiting = admin.get("/audit-chain").await.ok().json();
    assert_eq!(waiting["size"], 0);
    assert!(waiting["waiting"].as_u64().unwrap() > 0);
    assert!(waiting["waiting_since"].is_string() && waiting["checkpoint"].is_null());

    run(&app, &SealAudit::default()).await;
    let sealed = admin.get("/audit-chain").await.ok().json();
    // The job that sealed was asked for with an event of its own, which it sealed too.
    assert_eq!(sealed["waiting"], 0);
    assert_eq!(sealed["size"].as_i64().unwrap(), waiting["waiting"].as_i64().unwrap() + 1);
    assert!(sealed["sealed_until"].is_string() && sealed["waiting_since"].is_null());
    let verdict = verify::verify(&*app.foundation().db, Vec::new()).await.unwrap();
    assert!(verdict.faults.is_empty(), "{:?}", verdict.faults);
    assert_eq!(sealed["root"], verdict.end.root.to_string());
}

#[both_databases]
async fn many_who_write_and_seal_at_once_make_one_chain(app: TestApp) {
    let before = seal(&app.foundation().db).await.unwrap();
    let tasks = (0..8).map(|number| {
        let app = app.clone();
        tokio::spawn(async move {
            for _ in 0..25 {
                happens(&app, "tests.happened").await;
                if number % 2 == 0 {
                    seal(&app.foundation().db).await.unwrap();
                }
            }
        })
    });
    for task in tasks.collect::<Vec<_>>() {
        task.await.unwrap();
    }
    seal(&app.foundation().db).await.unwrap();
    let verdict = verify::verify(&*app.foundation().db, Vec::new()).await.unwrap();
    assert!(verdict.faults.is_empty(), "{:?}", verdict.faults);
    assert_eq!(verdict.end.size, i64::try_from(before).unwrap() + 200);
}

/// Ids and times are taken when a transaction begins; the chain goes by the commits.
#[both_databases]
async fn who_begins_first_and_commits_last_is_sealed_last(app: TestApp) {
    let db = &app.foundation().db;
    // SQLite has one writer at a time: who begins first commits first.
    if db.get_database_backend() == DatabaseBackend::Sqlite {
        return;
    }
    seal(db).await.unwrap();
    let slow = db.begin(&Identity::System).await.unwrap();
    slow.record(did("tests.begun", "test", app.id::<AuditEventId>())).await.unwrap();
    app.advance(Duration::from_mins(1));
    happens(&app, "tests.happened").await;
    assert_eq!(seal(db).await.unwrap(), 1, "what is not committed is not sealed");
    slow.commit(did("tests.ended", "test", app.id::<AuditEventId>())).await.unwrap();
    assert_eq!(seal(db).await.unwrap(), 2, "and what is committed later is not forgotten");
    let seals = seal::Entity::find().order_by_asc(seal::Column::Position).all(&**db).await.unwrap();
    let last = app.audit_events().await;
    let names = seals
        .iter()
        .rev()
        .take(3)
        .rev()
        .map(|seal| last.iter().find(|event| event.id == seal.event_id).unwrap().event.clone());
    assert_eq!(names.collect::<Vec<_>>(), ["tests.happened", "tests.begun", "tests.ended"]);
    assert!(verify::verify(&**db, Vec::new()).await.unwrap().faults.is_empty());
}

#[both_databases]
async fn events_are_not_changed_or_taken_away_by_mistake(app: TestApp) {
    happens(&app, "tests.happened").await;
    let db = &*app.foundation().db;
    for mistake in ["UPDATE audit_events SET event = 'tests.other'", "DELETE FROM audit_events"] {
        let refused = db.execute_unprepared(mistake).await.unwrap_err();
        assert!(refused.to_string().contains("append-only"), "{refused}");
    }
}

#[both_databases]
async fn a_checkpoint_is_published_once_a_day_and_signed(app: TestApp) {
    run(&app, &PublishCheckpoint::default()).await;
    app.advance(Duration::from_hours(2));
    run(&app, &PublishCheckpoint::default()).await;
    let first = app.visitor().get("/audit-checkpoints").await.ok().items();
    assert_eq!(first.len(), 1, "the day has one already");
    app.advance(Duration::from_hours(24));
    run(&app, &PublishCheckpoint::default()).await;
    let both = app.visitor().get("/audit-checkpoints").await.ok().items();
    assert_eq!((both.len(), &both[1]), (2, &first[0]), "newest first");
    assert!(both[0]["size"].as_i64() > both[1]["size"].as_i64());

    // Anybody can check the signature with what is published.
    let keys = app.visitor();
    let keys = keys.send(keys.request(reqwest::Method::GET, "/.well-known/jwks.json")).await.ok().json();
    let key = DecodingKey::from_ed_components(keys["keys"][0]["x"].as_str().unwrap()).unwrap();
    let mut validation = Validation::new(Algorithm::EdDSA);
    validation.validate_exp = false;
    validation.set_required_spec_claims(&["iss"]);
    let said = decode::<Value>(both[0]["statement"].as_str().unwrap(), &key, &validation).unwrap();
    assert_eq!(said.header.typ.as_deref(), Some("audit-checkpoint+jwt"));
    assert_eq!((&said.claims["size"], &said.claims["root"]), (&both[0]["size"], &both[0]["root"]));
}

#[both_databases]
async fn a_checkpoint_is_no_token(app: TestApp) {
    run(&app, &PublishCheckpoint::default()).await;
    let statement = app.visitor().get("/audit-checkpoints").await.ok().items()[0]["statement"].clone();
    let forger = app.visitor();
    forger.set_bearer(statement.as_str().unwrap());
    assert_snapshot!(forger.get("/audit-chain").await.problem(), @"401 unauthenticated");
}

#[both_databases]
async fn the_export_is_verified_without_the_database(app: TestApp) {
    for _ in 0..5 {
        happens(&app, "tests.happened").await;
    }
    checkpoint::publish(&app.foundation().db, &app.foundation().tokens).await.unwrap();
    let admin = app.admin().await;
    let reply = admin.get("/audit-events/export").await.ok();
    assert_eq!(reply.header("content-type"), "application/jsonl");
    let lines = reply.text();
    let kept = vec![checkpoint::latest(&*app.foundation().db).await.unwrap().unwrap().try_into().unwrap()];
    let verdict = export::verify(lines.as_bytes(), kept).unwrap();
    assert!(verdict.faults.is_empty(), "{:?}", verdict.faults);
    assert_eq!(verdict.end.size, i64::try_from(lines.lines().count()).unwrap());

    let forged = lines.replacen("tests.happened", "tests.forged", 1);
    let verdict = export::verify(forged.as_bytes(), Vec::new()).unwrap();
    assert_eq!(verdict.faults.len(), 1, "one line was changed: {:?}", verdict.faults);

    let rest = admin.get("/audit-events/export?after=2").await.ok().text();
    assert_eq!(rest.lines().next(), lines.lines().nth(2), "who has some goes on from there");
    let end = verdict.end.size;
    assert_eq!(admin.get(format!("/audit-events/export?after={end}")).await.ok().text(), "");
}

#[both_databases]
async fn the_chain_and_the_export_are_for_who_may_read_the_trail(app: TestApp) {
    for path in ["/audit-chain", "/audit-events/export"] {
        assert_snapshot!(app.coordinator().await.get(path).await.problem(), @"403 forbidden");
        assert_snapshot!(app.visitor().get(path).await.problem(), @"401 unauthenticated");
    }
}

#[both_databases]
async fn an_event_says_in_which_roles_it_was_done(app: TestApp) {
    let admin = app.admin().await;
    let body = app.organisation().await;
    let domain = json!({ "domain": "neo.tests.example" });
    admin.with("X-Request-Id", "deed").post(format!("/organisations/{}/domains", body.id), domain).await;
    let events = admin.get("/audit-events?request=deed").await.ok().items();
    assert_eq!(events[0]["actor_roles"], json!(["member", "admin"]));
}

async fn happens(app: &TestApp, name: &'static str) {
    let tx = app.foundation().db.begin(&Identity::System).await.unwrap();
    tx.commit(did(name, "test", app.id::<AuditEventId>())).await.unwrap();
}

async fn run(app: &TestApp, job: &impl Job) {
    let tx = app.foundation().db.begin(&Identity::System).await.unwrap();
    job.enqueue(&tx).await.unwrap();
    tx.commit(did("tests.asked", "test", app.id::<AuditEventId>())).await.unwrap();
    app.drain_jobs().await;
}
