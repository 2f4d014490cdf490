//! Workers: who lost the lease writes nothing, and who is told to stop finishes what is in hand.

use std::{
    collections::HashMap,
    sync::{Arc, LazyLock, Mutex},
    time::Duration,
};

use sea_orm::EntityTrait;
use serde::{Deserialize, Serialize};
use tokio::sync::Notify;
use wenovate::platform::{
    audit::{AuditEventId, Identity, did},
    jobs::{Job, JobStatus, Outcome, Registry, Runner, Workers, entity},
    problem::Result,
    services::Services,
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

    async fn run(&self, _: &Services) -> Result<()> {
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
    let jobs = entity::Entity::find().all(&*app.services().db).await.unwrap();
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
    let tx = app.services().db.begin(&Identity::System).await.unwrap();
    Stops { gate: number }.enqueue(&tx).await.unwrap();
    tx.commit(did("tests.asked", "test", app.id::<AuditEventId>())).await.unwrap();
    (gate, Runner::new(app.services().clone(), Registry::default().with::<Stops>()), number)
}

async fn job(app: &TestApp) -> entity::Model {
    entity::Entity::find().one(&*app.services().db).await.unwrap().unwrap()
}
