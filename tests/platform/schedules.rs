//! Work by the clock: once for each turn, whoever looks.

use std::time::Duration;

use futures_util::future::join_all;
use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel, QueryOrder, Set};
use serde::{Deserialize, Serialize};
use wenovate::platform::{
    foundation::Foundation,
    jobs::{Job, JobStatus, Registry, Runner, entity, schedule},
    problem::{Problem, Result, UNAVAILABLE},
    time::{Timestamp, days},
};

use crate::app::{TestApp, both_databases};

#[derive(Default, Serialize, Deserialize)]
struct Tidies {}

impl Job for Tidies {
    const NAME: &'static str = "tests.tidy";
    const MAX_ATTEMPTS: i32 = 1;

    async fn run(&self, _: &Foundation) -> Result<()> {
        Ok(())
    }
}

#[derive(Default, Serialize, Deserialize)]
struct Stumbles {}

impl Job for Stumbles {
    const NAME: &'static str = "tests.tidy";
    const MAX_ATTEMPTS: i32 = 1;

    async fn run(&self, _: &Foundation) -> Result<()> {
        Err(Problem::new(UNAVAILABLE).detail("no broom"))
    }
}

#[both_databases]
async fn a_job_is_asked_for_once_a_turn_however_many_replicas_look(app: TestApp) {
    let replicas = replicas(&app, 3, &every("*/5 * * * *")).await;
    assert!(jobs(&app).await.is_empty(), "it is not due yet");
    for turn in 1..=4 {
        app.advance(Duration::from_mins(5));
        for looked in join_all(replicas.iter().chain(&replicas).map(Runner::tick)).await {
            looked.unwrap();
        }
        let jobs = jobs(&app).await;
        assert_eq!(jobs.len(), turn);
        let due =
            Timestamp::from_rfc3339("2026-11-24T10:00:00Z").unwrap() + Duration::from_mins(5 * turn as u64);
        assert_eq!(jobs.last().unwrap().tick, Some(due));
        replicas[turn % 3].run_next().await.unwrap().unwrap();
    }
    close(replicas).await;
}

#[both_databases]
async fn the_database_keeps_a_second_job_of_the_same_turn_out(app: TestApp) {
    let replicas = replicas(&app, 1, &every("*/5 * * * *")).await;
    app.advance(Duration::from_mins(5));
    replicas[0].tick().await.unwrap();
    replicas[0].run_next().await.unwrap().unwrap();
    let mut again = jobs(&app).await.remove(0).into_active_model().reset_all();
    again.id = Set(app.id());
    assert!(again.insert(&*app.foundation().db).await.is_err());
    close(replicas).await;
}

#[both_databases]
async fn what_was_missed_is_made_up_for_once(app: TestApp) {
    let replicas = replicas(&app, 1, &every("0 * * * *")).await;
    app.advance(days(3));
    replicas[0].tick().await.unwrap();
    replicas[0].tick().await.unwrap();
    assert_eq!(jobs(&app).await.len(), 1);
    let row = schedule::Entity::find_by_id("tests.tidy").one(&*app.foundation().db).await.unwrap().unwrap();
    assert_eq!(row.last_at.unwrap().to_rfc3339(), "2026-11-24T11:00:00Z");
    assert_eq!(row.next_at.to_rfc3339(), "2026-11-27T11:00:00Z");
    replicas[0].run_next().await.unwrap().unwrap();
    close(replicas).await;
}

#[both_databases]
async fn a_job_that_is_not_done_at_its_next_turn_is_not_asked_for_again(app: TestApp) {
    let replicas = replicas(&app, 1, &every("*/5 * * * *")).await;
    for _ in 0..3 {
        app.advance(Duration::from_mins(5));
        replicas[0].tick().await.unwrap();
    }
    assert_eq!(jobs(&app).await.len(), 1);
    replicas[0].run_next().await.unwrap().unwrap();
    app.advance(Duration::from_mins(5));
    replicas[0].tick().await.unwrap();
    assert_eq!(jobs(&app).await.len(), 2);
    replicas[0].run_next().await.unwrap().unwrap();
    close(replicas).await;
}

#[both_databases]
async fn a_turn_that_failed_is_dead_and_the_next_comes_all_the_same(app: TestApp) {
    let replicas = replicas(&app, 1, &Registry::default().with_every::<Stumbles>("*/5 * * * *")).await;
    for _ in 0..2 {
        app.advance(Duration::from_mins(5));
        replicas[0].tick().await.unwrap();
        replicas[0].run_next().await.unwrap().unwrap();
    }
    let jobs = jobs(&app).await;
    assert!(jobs.iter().all(|job| job.status == JobStatus::Dead) && jobs.len() == 2);
    assert!(jobs[0].last_error.as_deref().unwrap().contains("no broom"));
    close(replicas).await;
}

#[both_databases]
async fn another_time_counts_from_the_next_start(app: TestApp) {
    let first = replicas(&app, 1, &every("*/5 * * * *")).await;
    let second = replicas(&app, 1, &every("30 12 * * *")).await;
    app.advance(Duration::from_mins(5));
    second[0].tick().await.unwrap();
    assert!(jobs(&app).await.is_empty());
    app.advance(Duration::from_mins(145));
    first[0].tick().await.unwrap();
    assert_eq!(jobs(&app).await[0].tick.unwrap().to_rfc3339(), "2026-11-24T12:30:00Z");
    first[0].run_next().await.unwrap().unwrap();
    close(first).await;
    close(second).await;
}

/// What the platform itself does by the clock names times that come.
#[both_databases]
async fn the_platforms_own_schedules_are_written_down_at_the_start(app: TestApp) {
    let rows = schedule::Entity::find().all(&*app.foundation().db).await.unwrap();
    let schedules = wenovate::app::jobs().schedules();
    assert_eq!(rows.len(), schedules.len());
    assert!(rows.iter().all(|row| row.next_at > app.now() && row.next_at <= app.now() + days(31)));
    app.advance(days(31));
    app.runner().tick().await.unwrap();
    app.drain_jobs().await;
    let done = jobs(&app).await;
    assert_eq!(done.len(), schedules.len());
    assert!(done.iter().all(|job| job.status == JobStatus::Done), "with nothing to do");
}

fn every(cron: &'static str) -> Registry {
    Registry::default().with_every::<Tidies>(cron)
}

/// So many processes as far as the database can tell: each has connections of its own.
async fn replicas(app: &TestApp, count: usize, registry: &Registry) -> Vec<Runner> {
    let mut runners = Vec::new();
    for _ in 0..count {
        let (config, db) = (app.foundation().config.clone(), &app.foundation().db);
        let foundation = Foundation::open(config, db.clock().clone(), db.random().clone()).await.unwrap();
        let runner = Runner::new(foundation, registry.clone());
        runner.prepare().await.unwrap();
        runners.push(runner);
    }
    runners
}

async fn close(runners: Vec<Runner>) {
    for runner in runners {
        runner.foundation().db.clone().close().await.unwrap();
    }
}

async fn jobs(app: &TestApp) -> Vec<entity::Model> {
    entity::Entity::find().order_by_asc(entity::Column::Id).all(&*app.foundation().db).await.unwrap()
}
