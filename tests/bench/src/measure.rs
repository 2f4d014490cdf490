//! A slice of load on one server, and what it took.

use std::{
    sync::atomic::{AtomicU64, Ordering},
    time::{Duration, Instant},
};

use futures_util::future::join_all;

use crate::{connection::Connection, jobs::Job, processes, world::World};

/// What is measured: the service or the floor, and the database behind it, where that is a process of its own.
#[derive(Clone, Debug)]
pub struct Target {
    pub address: String,
    pub server: u32,
    pub database: Option<u32>,
}

/// What slices of the same load took together.
#[derive(Clone, Debug, Default)]
pub struct Taken {
    pub requests: u64,
    pub seconds: f64,
    pub server: f64,
    pub database: f64,
    /// In microseconds.
    latencies: Vec<u32>,
}

impl Taken {
    pub fn add(&mut self, other: Self) {
        self.requests += other.requests;
        self.seconds += other.seconds;
        self.server += other.server;
        self.database += other.database;
        self.latencies.extend(other.latencies);
    }

    pub fn per_second(&self) -> f64 {
        self.requests as f64 / self.seconds
    }

    /// Processor seconds for a thousand, of server and database together.
    pub fn processor(&self) -> f64 {
        self.server_processor() + self.database_processor()
    }

    pub fn server_processor(&self) -> f64 {
        self.server * 1_000.0 / self.requests as f64
    }

    pub fn database_processor(&self) -> f64 {
        self.database * 1_000.0 / self.requests as f64
    }

    /// Milliseconds within which this share of the requests was answered.
    pub fn quantile(&self, share: f64) -> f64 {
        let mut sorted = self.latencies.clone();
        sorted.sort_unstable();
        let place = (sorted.len() as f64 * share) as usize;
        f64::from(sorted.get(place.min(sorted.len().saturating_sub(1))).copied().unwrap_or_default())
            / 1_000.0
    }
}

/// Keeps so many connections busy for so long. Each answer is checked.
pub async fn slice(job: Job, world: &World, target: &Target, connections: usize, span: Duration) -> Taken {
    let mut open = Vec::new();
    for _ in 0..connections {
        open.push(Connection::open(&target.address).await.expect("the server takes connections"));
    }
    let used = |target: &Target| {
        (processes::seconds(target.server), target.database.map_or(0.0, processes::seconds_of_family))
    };
    let before = used(target);
    let began = Instant::now();
    let requests = AtomicU64::new(0);
    let workers = open.into_iter().map(|mut connection| {
        let requests = &requests;
        async move {
            let mut latencies = Vec::new();
            while began.elapsed() < span {
                let asked = Instant::now();
                job.once(world, &mut connection).await;
                latencies.push(asked.elapsed().as_micros() as u32);
                requests.fetch_add(1, Ordering::Relaxed);
            }
            latencies
        }
    });
    let latencies = join_all(workers).await.concat();
    let seconds = began.elapsed().as_secs_f64();
    let after = used(target);
    Taken {
        requests: requests.into_inner(),
        seconds,
        server: after.0 - before.0,
        database: after.1 - before.1,
        latencies,
    }
}
