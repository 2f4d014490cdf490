//! Workers: several do nothing twice, who lost the lease writes nothing, and who is told to stop finishes what is in hand.

use std::{
    collections::HashMap,
    sync::{Arc, LazyLock, Mutex},
    time::Duration,
};

use futures_util::future::join_all;
use sea_orm::EntityTrait;
use serde::{Deserialize, Serialize};
use tokio::sync::Notify;
use wenovate::platform::{
    audit::{AuditEventId, Identity, did},
    foundation::Foundation,
    jobs::{Job, JobStatus, Outcome, Registry, Runner, Workers, entity},
    problem::Result,
};

use crate::app::{TestApp, both_databases, next_number};

/// Where jobs of the first attempt stop, by number.
static GATES: LazyLock<Mutex<HashMap<u32, Gate>>> = LazyLock::new(Mutex::default);

#[derive(Clone, Default)]
struct Gate {
    reached: Arc<Notify>,
    opened: Arc<Notify>,
}

/// Stops at its gate once; later attempts find none.
#[derive(Serialize, Deserialize)]
struct Stops {
    gate: u32,
}

impl Job for Stops {
    const NAME: &'static str = "tests.stop";

    async fn run(&self, _: &Foundation) -> Result<()> {
        let gate = GATES.lock().unwrap().remove(&self.gate);
        if let Some(gate) = gate {
            gate.reached.notify_one();
            gate.opened.notified().await;
        }
        Ok(())
    }
}

#[both_databases]
async fn a_worker_that_outlived_its_lease_writes_nothing(app: TestApp) {
    let (gate, runner, _) = ask(&app).await;
    let slow = runner.clone();
    let slow = tokio::spawn(async move { slow.run_next().await.unwrap() });
    gate.reached.notified().await;
    assert!(runner.run_next().await.unwrap().is_none(), "it is somebody's");

    app.advance(Duration::from_mins(6));
    assert!(matches!(runner.run_next().await.unwrap(), Some(Outcome::Done(_))), "its worker seems lost");
    let finished = job(&app).await;
    assert_eq!((finished.status, finished.attempts, finished.lease_number), (JobStatus::Done, 2, 2));

    app.advance(Duration::from_mins(1));
    gate.opened.notify_one();
    slow.await.unwrap();
    assert_eq!(job(&app).await, finished);
}

/// What a job itself would write, too: from a transaction that it opens too late, and from one that it had opened before.
#[both_databases]
async fn a_job_that_outlived_its_lease_commits_nothing(app: TestApp) {
    let (number, gate) = (next_number(), Gate::default());
    GATES.lock().unwrap().insert(number, gate.clone());
    let registry = Registry::default().with::<Writes>();
    let runner = Runner::new(app.foundation().clone(), registry);
    enqueue(&app, &Writes { gate: number }).await;
    let slow = runner.clone();
    let slow = tokio::spawn(async move { slow.run_next().await.unwrap() });
    gate.reached.notified().await;
    app.advance(Duration::from_mins(6));
    assert!(matches!(runner.run_next().await.unwrap(), Some(Outcome::Done(_))));
    gate.opened.notify_one();
    let Some(Outcome::Failed(_, error)) = slow.await.unwrap() else { panic!("it wrote") };
    assert!(error.contains("the lease was lost"), "{error}");
    assert_eq!(app.audit().await, ["tests.asked", "tests.written"], "once");
    let finished = job(&app).await;
    assert_eq!((finished.status, finished.last_error), (JobStatus::Done, None));
}

/// Writes, behind its gate, that it has run.
#[derive(Serialize, Deserialize)]
struct Writes {
    gate: u32,
}

impl Job for Writes {
    const NAME: &'static str = "tests.write";

    async fn run(&self, at: &Foundation) -> Result<()> {
        let gate = GATES.lock().unwrap().remove(&self.gate);
        if let Some(gate) = gate {
            gate.reached.notify_one();
            gate.opened.notified().await;
        }
        let tx = at.db.begin(&Identity::System).await?;
        let id: AuditEventId = tx.new_id();
        tx.commit(did("tests.written", "test", id)).await
    }
}

/// Each has connections of its own, like a replica.
#[both_databases]
async fn three_replicas_run_each_job_once(app: TestApp) {
    const JOBS: u32 = 60;
    for number in 0..JOBS {
        enqueue(&app, &Notes { test: app.id::<AuditEventId>().to_string(), number }).await;
    }
    let mut runners = Vec::new();
    for _ in 0..3 {
        let db = &app.foundation().db;
        let config = app.foundation().config.clone();
        let foundation = Foundation::open(config, db.clock().clone(), db.random().clone()).await.unwrap();
        runners.push(Runner::new(foundation, Registry::default().with::<Notes>()));
    }
    let work = runners.iter().map(async |runner| {
        let mut done = 0;
        while let Some(outcome) = runner.run_next().await.unwrap() {
            assert!(matches!(outcome, Outcome::Done(_)), "{outcome:?}");
            done += 1;
        }
        done
    });
    let done = join_all(work).await;
    assert_eq!(done.iter().sum::<u32>(), JOBS);
    assert!(done.iter().filter(|done| **done > 0).count() > 1, "several took part: {done:?}");
    let jobs = entity::Entity::find().all(&*app.foundation().db).await.unwrap();
    for job in &jobs {
        assert_eq!((job.status, job.attempts, job.lease_number), (JobStatus::Done, 1, 1));
        let payload = job.payload.to_string();
        let ran = NOTES.lock().unwrap().iter().filter(|note| **note == payload).count();
        assert_eq!(ran, 1, "{}", job.payload);
    }
    for runner in runners {
        runner.foundation().db.clone().close().await.unwrap();
    }
}

/// What has run, kept outside of the database.
static NOTES: Mutex<Vec<String>> = Mutex::new(Vec::new());

#[derive(Serialize, Deserialize)]
struct Notes {
    test: String,
    number: u32,
}

impl Job for Notes {
    const NAME: &'static str = "tests.note";

    async fn run(&self, _: &Foundation) -> Result<()> {
        NOTES.lock().unwrap().push(serde_json::to_value(self).unwrap().to_string());
        Ok(())
    }
}

#[both_databases]
async fn who_is_told_to_stop_finishes_the_job_in_hand_and_takes_no_other(app: TestApp) {
    let (gate, runner, _) = ask(&app).await;
    let workers = Workers::start(&runner, 1);
    gate.reached.notified().await;
    let stopping = tokio::spawn(workers.finish());
    tokio::time::sleep(Duration::from_millis(50)).await;
    assert!(!stopping.is_finished(), "a job is in hand");
    let other = ask(&app).await.2;
    gate.opened.notify_one();
    stopping.await.unwrap();
    let jobs = entity::Entity::find().all(&*app.foundation().db).await.unwrap();
    let done = jobs.iter().filter(|job| job.status == JobStatus::Done).count();
    assert_eq!((jobs.len(), done), (2, 1));
    // Left to the next worker.
    GATES.lock().unwrap().remove(&other);
    while runner.run_next().await.unwrap().is_some() {}
}

/// Asks for a job that stops at a gate of its own.
async fn ask(app: &TestApp) -> (Gate, Runner, u32) {
    let (number, gate) = (next_number(), Gate::default());
    GATES.lock().unwrap().insert(number, gate.clone());
    enqueue(app, &Stops { gate: number }).await;
    (gate, Runner::new(app.foundation().clone(), Registry::default().with::<Stops>()), number)
}

async fn enqueue(app: &TestApp, job: &impl Job) {
    let tx = app.foundation().db.begin(&Identity::System).await.unwrap();
    job.enqueue(&tx).await.unwrap();
    tx.commit(did("tests.asked", "test", app.id::<AuditEventId>())).await.unwrap();
}

async fn job(app: &TestApp) -> entity::Model {
    entity::Entity::find().one(&*app.foundation().db).await.unwrap().unwrap()
}
