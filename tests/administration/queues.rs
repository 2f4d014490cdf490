use insta::assert_snapshot;
use sea_orm::Set;
use wenovate::platform::{jobs::JobStatus, mail::MailStatus};

use crate::app::{TestApp, both_databases};

#[both_databases]
async fn the_overview_counts_what_waits_and_what_failed(app: TestApp) {
    app.job("mail.send").await;
    app.job("mail.send").with(|row| row.status = Set(JobStatus::Dead)).await;
    app.mail_to("eleni@ioannina.example").await;
    app.mail_to("eleni@ioannina.example").with(|row| row.status = Set(MailStatus::Unknown)).await;
    let queues = app.admin().await.get("/queues").await.ok().json();
    assert_eq!(queues["jobs"], serde_json::json!({ "queued": 0, "running": 0, "dead": 1 }));
    assert_eq!(queues["mails"], serde_json::json!({ "queued": 0, "failed": 0, "unknown": 1 }));
    assert!(queues["oldest_due"].is_null());
}

#[both_databases]
async fn the_overview_is_for_who_operates_the_platform(app: TestApp) {
    assert_snapshot!(app.coordinator().await.get("/queues").await.problem(), @"403 forbidden");
    assert_snapshot!(app.visitor().get("/queues").await.problem(), @"401 unauthenticated");
}
