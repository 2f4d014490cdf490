use std::time::Duration;

use insta::assert_snapshot;
use sea_orm::{EntityTrait, Set};
use serde_json::json;
use wenovate::platform::{
    jobs::{self, Job, JobStatus, PurgeJobs},
    time::days,
};

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
async fn a_job_that_need_not_be_done_is_discarded(app: TestApp) {
    let dead = app.job("mail.send").with(|row| row.status = Set(JobStatus::Dead)).await;
    let admin = app.admin().await;
    let shown = admin.get(format!("/jobs/{}", dead.id)).await.ok().json();
    assert_eq!(shown["abilities"], json!({ "can_retry": true, "can_discard": true }));
    let discarded = admin.post(format!("/jobs/{}/discard", dead.id), ()).await.ok().json();
    assert_eq!(discarded["status"], "discarded");
    assert_eq!(discarded["abilities"], json!({ "can_retry": false, "can_discard": false }));
    assert_eq!(app.audit().await, ["jobs.discarded"]);
    let again = admin.post(format!("/jobs/{}/discard", dead.id), ()).await;
    assert_snapshot!(again.problem(), @"409 job-not-dead");
    app.advance(days(31));
    PurgeJobs::default().run(app.foundation()).await.unwrap();
    assert_snapshot!(app.admin().await.get(format!("/jobs/{}", dead.id)).await.problem(), @"404 not-found");
}

#[both_databases]
async fn what_the_clock_asks_for_is_listed_and_can_be_asked_for_now(app: TestApp) {
    let admin = app.admin().await;
    let schedules = admin.get("/job-schedules").await.ok().items();
    let purge = schedules.iter().find(|it| it["name"] == "jobs.purge").unwrap();
    assert_eq!(purge["next_at"], "2026-11-25T02:37:00Z");
    assert!(purge["last_at"].is_null() && purge["last_job"].is_null());
    let job = admin.post("/job-schedules/jobs.purge/run", ()).await.ok().json();
    assert_eq!((&job["name"], &job["status"]), (&json!("jobs.purge"), &json!("queued")));
    assert_eq!(app.audit().await, ["jobs.requested"]);
    app.drain_jobs().await;
    let schedules = admin.get("/job-schedules").await.ok().items();
    let purge = schedules.iter().find(|it| it["name"] == "jobs.purge").unwrap();
    assert_eq!((&purge["last_job"]["id"], &purge["last_job"]["status"]), (&job["id"], &json!("done")));
    assert_eq!(purge["next_at"], "2026-11-25T02:37:00Z", "its turn comes all the same");
    let unknown = admin.post("/job-schedules/nothing/run", ()).await;
    assert_snapshot!(unknown.problem(), @"404 not-found");
    let unscheduled = admin.post("/job-schedules/mail.send/run", ()).await;
    assert_snapshot!(unscheduled.problem(), @"404 not-found");
}

#[both_databases]
async fn the_depth_of_the_queue_is_told_with_its_age(app: TestApp) {
    let due = app.now();
    app.job("mail.send").with(|row| row.status = Set(JobStatus::Dead)).await;
    let waits = app.job("tests.unknown").with(|row| row.status = Set(JobStatus::Queued)).await;
    app.job("tests.unknown").with(|row| row.status = Set(JobStatus::Running)).await;
    app.advance(Duration::from_mins(3));
    let depth = jobs::depth(&app.foundation().db).await.unwrap();
    assert_eq!((depth.queued, depth.running, depth.dead), (1, 1, 1));
    assert_eq!((depth.oldest_due, depth.oldest_dead), (Some(due), Some(due)));
    jobs::entity::Entity::delete_by_id(waits.id).exec(&*app.foundation().db).await.unwrap();
}

#[both_databases]
async fn only_who_operates_the_platform_sees_its_jobs(app: TestApp) {
    let dead = app.job("mail.send").with(|row| row.status = Set(JobStatus::Dead)).await;
    for person in [app.member().await, app.reviewer().await, app.coordinator().await] {
        assert_snapshot!(person.get("/jobs").await.problem(), @"403 forbidden");
        assert_snapshot!(person.get(format!("/jobs/{}", dead.id)).await.problem(), @"403 forbidden");
        for deed in ["retry", "discard"] {
            let refused = person.post(format!("/jobs/{}/{deed}", dead.id), ()).await;
            assert_snapshot!(refused.problem(), @"403 forbidden");
        }
        assert_snapshot!(person.get("/job-schedules").await.problem(), @"403 forbidden");
        let refused = person.post("/job-schedules/jobs.purge/run", ()).await;
        assert_snapshot!(refused.problem(), @"403 forbidden");
    }
    assert_snapshot!(app.visitor().get("/jobs").await.problem(), @"401 unauthenticated");
    assert!(app.audit().await.is_empty());
    let admin = app.admin().await;
    let unknown = "0193c0de-7a1b-7c3d-8e4f-5a6b7c8d9e0f";
    assert_snapshot!(admin.get(format!("/jobs/{unknown}")).await.problem(), @"404 not-found");
    assert_snapshot!(admin.post(format!("/jobs/{unknown}/retry"), ()).await.problem(), @"404 not-found");
}
