//! Three replicas on one PostgreSQL, restarted one by one under load: nobody notices.

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicU32, Ordering},
    },
    time::Duration,
};

use futures_util::future::join_all;
use wenovate::platform::time::Clock;

use super::journey::from_registration_to_adoption;
use crate::app::{Balancer, Kind, Program, TestApp, run};

#[test]
fn three_replicas_take_a_problem_from_registration_to_adoption_and_are_restarted_unnoticed() {
    run(Kind::Postgres, three_replicas);
}

async fn three_replicas(app: TestApp) {
    app.set_time(Clock::system().now());
    let mut settings = app.settings();
    settings.push(("WENOVATE_JOB_WORKERS", "1".into()));
    settings.push(("WENOVATE_DRAIN_SECONDS", "1".into()));
    let balancer = Balancer::start().await;
    let mut replicas = Vec::new();
    for _ in 0..3 {
        let replica = Program::serve(&settings).await;
        balancer.add(&replica.server);
        replicas.push(replica);
    }
    balancer.has_ready(3).await;
    from_registration_to_adoption(&app, &balancer.server, "first").await;
    assert!(balancer.served().iter().all(|served| *served > 0), "{:?}", balancer.served());

    let load = Load::on(&balancer, 4);
    let journeys = async {
        let ways = ["second", "third", "fourth"]
            .map(|name| from_registration_to_adoption(&app, &balancer.server, name));
        join_all(ways).await;
    };
    let restarts = async {
        for replica in &mut replicas {
            replica.signal("TERM");
            assert!(replica.ended().await.success());
            let next = Program::serve(&settings).await;
            balancer.add(&next.server);
            balancer.has_ready(3).await;
            *replica = next;
        }
    };
    tokio::join!(journeys, restarts);
    let (answered, failed) = load.ends().await;
    assert!(answered > 100, "{answered} answers");
    assert_eq!(failed, Vec::<String>::new());
    for mut replica in replicas {
        replica.signal("TERM");
        assert!(replica.ended().await.success());
    }
}

/// Callers that read, one request after the other, and do not try again.
struct Load {
    over: Arc<AtomicBool>,
    answered: Arc<AtomicU32>,
    callers: Vec<tokio::task::JoinHandle<Vec<String>>>,
}

impl Load {
    fn on(balancer: &Balancer, callers: usize) -> Self {
        let (over, answered) = (Arc::<AtomicBool>::default(), Arc::<AtomicU32>::default());
        let callers = (0..callers)
            .map(|_| tokio::spawn(reads(balancer.server.clone(), over.clone(), answered.clone())))
            .collect();
        Self { over, answered, callers }
    }

    /// How many answers there were, and what went wrong.
    async fn ends(self) -> (u32, Vec<String>) {
        self.over.store(true, Ordering::SeqCst);
        let failed = join_all(self.callers).await.into_iter().flat_map(|failed| failed.unwrap()).collect();
        (self.answered.load(Ordering::SeqCst), failed)
    }
}

async fn reads(server: String, over: Arc<AtomicBool>, answered: Arc<AtomicU32>) -> Vec<String> {
    // A new connection for each request, so that each may go elsewhere.
    let client = reqwest::Client::builder().pool_max_idle_per_host(0).build().unwrap();
    let mut failed = Vec::new();
    while !over.load(Ordering::SeqCst) {
        for path in ["/api/v1/campaigns", "/api/v1/library-entries", "/health/live"] {
            let asked = async {
                client.get(format!("{server}{path}")).send().await?.error_for_status()?.bytes().await
            };
            match asked.await {
                Ok(_) => drop(answered.fetch_add(1, Ordering::SeqCst)),
                Err(error) => failed.push(format!("{path}: {error:?}")),
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    }
    failed
}
