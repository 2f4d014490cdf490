use insta::assert_snapshot;
use sea_orm::Set;
use wenovate::platform::jobs::JobStatus;

use crate::app::{TestApp, both_databases};

#[both_databases]
async fn jobs_are_found_by_state_and_name(app: TestApp) {
    app.job("mail.send").await;
    app.job("surveys.compute_results").await;
    let dead = app
        .job("mail.send")
        .with(|row| {
            row.status = Set(JobStatus::Dead);
            row.last_error = Set(Some("no such host".into()));
        })
        .await;
    let admin = app.admin().await;
    assert_eq!(admin.get("/jobs").await.ok().items().len(), 3);
    assert_eq!(admin.get("/jobs?name=mail.send").await.ok().items().len(), 2);
    let found = admin.get("/jobs?name=mail.send&status=dead").await.ok().items();
    assert_eq!(found.len(), 1);
    assert_eq!(found[0]["id"], dead.id.to_string());
    assert_eq!(found[0]["last_error"], "no such host");
    assert_eq!(found[0]["abilities"]["can_retry"], true);
    let shown = admin.get(format!("/jobs/{}", dead.id)).await.ok().json();
    assert_eq!(shown, found[0]);
}

#[both_databases]
async fn a_job_that_was_given_up_is_tried_again(app: TestApp) {
    let dead = app
        .job("tests.unknown")
        .with(|row| {
            row.status = Set(JobStatus::Dead);
            row.attempts = Set(8);
        })
        .await;
    let admin = app.admin().await;
    let retried = admin.post(format!("/jobs/{}/retry", dead.id), ()).await.ok().json();
    assert_eq!(retried["status"], "queued");
    assert_eq!(retried["attempts"], 0);
    assert!(retried["finished_at"].is_null());
    assert_eq!(app.audit().await, ["jobs.retried"]);
    let reply = admin.post(format!("/jobs/{}/retry", dead.id), ()).await;
    assert_snapshot!(reply.problem(), @"409 job-not-dead");
    // It fails at its first attempt, and waits for its second.
    app.runner().run_next().await.unwrap().unwrap();
    assert_eq!(admin.get(format!("/jobs/{}", dead.id)).await.ok().json()["attempts"], 1);
}

#[both_databases]
async fn only_who_operates_the_platform_sees_its_jobs(app: TestApp) {
    let dead = app.job("mail.send").with(|row| row.status = Set(JobStatus::Dead)).await;
    for person in [app.member().await, app.reviewer().await, app.coordinator().await] {
        assert_snapshot!(person.get("/jobs").await.problem(), @"403 forbidden");
        assert_snapshot!(person.get(format!("/jobs/{}", dead.id)).await.problem(), @"403 forbidden");
        assert_snapshot!(person.post(format!("/jobs/{}/retry", dead.id), ()).await.problem(), @"403 forbidden");
    }
    assert_snapshot!(app.visitor().get("/jobs").await.problem(), @"401 unauthenticated");
    assert!(app.audit().await.is_empty());
    let admin = app.admin().await;
    let unknown = "0193c0de-7a1b-7c3d-8e4f-5a6b7c8d9e0f";
    assert_snapshot!(admin.get(format!("/jobs/{unknown}")).await.problem(), @"404 not-found");
    assert_snapshot!(admin.post(format!("/jobs/{unknown}/retry"), ()).await.problem(), @"404 not-found");
}
