//! Jobs: written with the change that asks for them, tried again and again, and given up.

use std::time::Duration;

use sea_orm::EntityTrait;
use serde::{Deserialize, Serialize};
use wenovate::platform::{
    audit::{AuditEventId, Identity, did},
    foundation::Foundation,
    jobs::{Job, JobStatus, Outcome, Registry, Runner, entity},
    problem::{Problem, Result, UNAVAILABLE},
};

use crate::app::{TestApp, both_databases};

#[derive(Serialize, Deserialize)]
struct Succeeds;

impl Job for Succeeds {
    const NAME: &'static str = "tests.succeed";

    async fn run(&self, _: &Foundation) -> Result<()> {
        Ok(())
    }
}

#[derive(Serialize, Deserialize)]
struct Fails {
    reason: String,
}

impl Job for Fails {
    const NAME: &'static str = "tests.fail";
    const MAX_ATTEMPTS: i32 = 3;

    async fn run(&self, _: &Foundation) -> Result<()> {
        Err(Problem::new(UNAVAILABLE).detail(&self.reason))
    }
}

#[derive(Serialize, Deserialize)]
struct Panics;

impl Job for Panics {
    const NAME: &'static str = "tests.panic";

    async fn run(&self, _: &Foundation) -> Result<()> {
        panic!("on purpose")
    }
}

#[both_databases]
async fn a_change_that_is_not_committed_asks_for_nothing(app: TestApp) {
    let tx = app.foundation().db.begin(&Identity::System).await.unwrap();
    Succeeds.enqueue(&tx).await.unwrap();
    drop(tx);
    assert!(jobs(&app).await.is_empty());
    assert!(app.audit().await.is_empty());
}

#[both_databases]
async fn a_committed_job_is_run_once(app: TestApp) {
    enqueue(&app, &Succeeds).await;
    let runner = runner(&app);
    assert!(matches!(runner.run_next().await.unwrap(), Some(Outcome::Done(_))));
    assert!(runner.run_next().await.unwrap().is_none());
    let job = &jobs(&app).await[0];
    assert_eq!((job.status, job.attempts), (JobStatus::Done, 1));
    assert_eq!(job.finished_at, Some(app.now()));
}

#[both_databases]
async fn a_job_waits_for_its_time(app: TestApp) {
    let tx = app.foundation().db.begin(&Identity::System).await.unwrap();
    Succeeds.enqueue_at(&tx, app.now() + Duration::from_mins(1)).await.unwrap();
    tx.commit(did("tests.asked", "test", app.id::<AuditEventId>())).await.unwrap();
    let runner = runner(&app);
    assert!(runner.run_next().await.unwrap().is_none());
    app.advance(Duration::from_mins(1));
    assert!(matches!(runner.run_next().await.unwrap(), Some(Outcome::Done(_))));
}

#[both_databases]
async fn a_job_that_fails_waits_longer_each_time_and_is_given_up_in_the_end(app: TestApp) {
    enqueue(&app, &Fails { reason: "no such host".into() }).await;
    let runner = runner(&app);
    for (attempt, wait) in [(1, 10), (2, 20)] {
        assert!(matches!(runner.run_next().await.unwrap(), Some(Outcome::Failed(..))));
        let job = &jobs(&app).await[0];
        assert_eq!((job.status, job.attempts), (JobStatus::Queued, attempt));
        assert_eq!(job.run_at, app.now() + Duration::from_secs(wait));
        assert!(job.last_error.as_deref().unwrap().contains("no such host"));
        app.advance(Duration::from_secs(wait - 1));
        assert!(runner.run_next().await.unwrap().is_none(), "not before its time");
        app.advance(Duration::from_secs(1));
    }
    assert!(matches!(runner.run_next().await.unwrap(), Some(Outcome::Failed(..))));
    let job = &jobs(&app).await[0];
    assert_eq!((job.status, job.attempts), (JobStatus::Dead, 3));
    app.advance(Duration::from_hours(24));
    assert!(runner.run_next().await.unwrap().is_none(), "what is dead stays so until a person looks");
}

#[both_databases]
async fn a_job_that_panics_fails_and_nothing_else(app: TestApp) {
    enqueue(&app, &Panics).await;
    enqueue(&app, &Succeeds).await;
    let runner = runner(&app);
    let Some(Outcome::Failed(_, error)) = runner.run_next().await.unwrap() else { panic!("it did not fail") };
    assert!(error.contains("panicked"), "{error}");
    assert!(matches!(runner.run_next().await.unwrap(), Some(Outcome::Done(_))));
}

#[both_databases]
async fn a_job_of_another_version_fails_and_is_kept(app: TestApp) {
    enqueue(&app, &Succeeds).await;
    let knows_nothing = Runner::new(app.foundation().clone(), Registry::default());
    assert!(matches!(knows_nothing.run_next().await.unwrap(), Some(Outcome::Failed(..))));
    app.advance(Duration::from_secs(10));
    assert!(matches!(runner(&app).run_next().await.unwrap(), Some(Outcome::Done(_))));
}

fn runner(app: &TestApp) -> Runner {
    let registry = Registry::default().with::<Succeeds>().with::<Fails>().with::<Panics>();
    Runner::new(app.foundation().clone(), registry)
}

async fn enqueue(app: &TestApp, job: &impl Job) {
    let tx = app.foundation().db.begin(&Identity::System).await.unwrap();
    job.enqueue(&tx).await.unwrap();
    tx.commit(did("tests.asked", "test", app.id::<AuditEventId>())).await.unwrap();
}

async fn jobs(app: &TestApp) -> Vec<entity::Model> {
    entity::Entity::find().all(&*app.foundation().db).await.unwrap()
}
