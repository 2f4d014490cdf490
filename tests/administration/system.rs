use std::time::Duration;

use insta::assert_snapshot;
use sea_orm::{ActiveModelTrait, Set};
use serde_json::{Value, json};
use wenovate::{
    platform::{
        jobs::JobStatus,
        mail::MailStatus,
        random::Random,
        replicas::{self, ReplicaId},
        time::days,
    },
    server,
};

use crate::app::{Member, TestApp, both_databases};

#[both_databases]
async fn the_operators_page_shows_all_parts(app: TestApp) {
    let system = app.admin().await.get("/system").await.ok().json();
    assert_eq!(worries(&system), json!([]));
    assert_eq!(system["at"], crate::app::TODAY);
    let kind = if app.foundation().config.uses_sqlite() { "sqlite" } else { "postgresql" };
    assert_eq!(
        (&system["database"]["kind"], &system["database"]["pending_migrations"]),
        (&json!(kind), &json!([]))
    );
    assert_eq!(system["database"]["connections_most"], 4);
    assert_eq!(system["jobs"], json!({ "queued": 0, "running": 0, "dead": 0, "oldest_due": null }));
    assert_eq!(system["mail"], json!({ "sends": true, "queued": 0, "failed": 0, "unknown": 0 }));
    assert_eq!(system["storage"]["answers"], true);
    assert!(system["storage"]["free"].as_u64() <= system["storage"]["total"].as_u64());
    assert!(system["audit"]["waiting"].as_u64() > Some(0) && system["audit"]["checkpoint_at"].is_null());
}

#[both_databases]
async fn replicas_come_and_go(app: TestApp) {
    let admin = app.admin().await;
    let config = app.foundation().config.clone();
    let other =
        server::start(config, app.foundation().db.clock().clone(), Random::from_system()).await.unwrap();
    let both = admin.get("/system").await.ok().json()["replicas"].clone();
    let both = both.as_array().unwrap();
    assert_eq!(both.iter().filter(|replica| replica["answers"] == true).count(), 1);
    assert_eq!(both.len(), 2);
    assert!(
        both.iter().all(|replica| replica["started_at"] == crate::app::TODAY && replica["silent"] == false)
    );
    other.stop().await;
    assert_eq!(
        admin.get("/system").await.ok().json()["replicas"].as_array().unwrap().len(),
        1,
        "it took its leave"
    );

    // One that was killed says nothing more.
    let killed = replicas::ActiveModel {
        id: Set(app.id::<ReplicaId>()),
        host: Set("api-9".into()),
        version: Set("0.0.1".into()),
        started_at: Set(app.now()),
        seen_at: Set(app.now()),
    };
    killed.insert(&*app.foundation().db).await.unwrap();
    assert_eq!(worries(&admin.get("/system").await.ok().json()), json!(["versions_differ"]));
    app.advance(Duration::from_secs(61));
    let system = admin.get("/system").await.ok().json();
    let silent = system["replicas"].as_array().unwrap().iter().filter(|replica| replica["silent"] == true);
    assert_eq!(silent.map(|replica| &replica["host"]).collect::<Vec<_>>(), ["api-9"]);
    assert_eq!(worries(&system), json!(["replica_silent"]));
}

#[both_databases]
async fn what_wants_a_look_comes_first(app: TestApp) {
    let admin = app.admin().await;
    app.job("mail.send").with(|row| row.status = Set(JobStatus::Dead)).await;
    app.mail_to("eleni@ioannina.example").with(|row| row.status = Set(MailStatus::Failed)).await;
    assert_eq!(worries(&seen_by(&admin).await), json!(["jobs_dead", "mails_failed"]));

    app.job("audit.seal").with(|row| row.status = Set(JobStatus::Queued)).await;
    app.advance(Duration::from_mins(6));
    assert_eq!(worries(&seen_by(&admin).await), json!(["jobs_dead", "jobs_stuck", "mails_failed"]));
    app.advance(days(2));
    let all = worries(&seen_by(&admin).await).to_string();
    assert!(all.contains("audit_unsealed") && all.contains("audit_without_checkpoint"), "{all}");
}

#[both_databases]
async fn the_page_is_for_who_operates_the_platform(app: TestApp) {
    assert_snapshot!(app.coordinator().await.get("/system").await.problem(), @"403 forbidden");
    assert_snapshot!(app.visitor().get("/system").await.problem(), @"401 unauthenticated");
}

async fn seen_by(admin: &Member) -> Value {
    admin.renew().await;
    admin.get("/system").await.ok().json()
}

/// But those of the machine that the tests run on.
fn worries(system: &Value) -> Value {
    let all = system["worries"].as_array().unwrap().iter();
    all.filter(|worry| **worry != "storage_low").cloned().collect()
}
