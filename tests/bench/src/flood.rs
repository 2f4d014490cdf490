//! What a flood of sign-ins does to everybody else: the latency of a list with and without a thousand attempts a minute.

use std::{
    sync::atomic::{AtomicBool, AtomicU64, Ordering},
    time::{Duration, Instant},
};

use clap::Args;
use hyper::Method;
use serde_json::json;

use crate::{
    Setting,
    cluster::Cluster,
    connection::Connection,
    jobs::{Job, address, read},
    measure::{Taken, Target, slice},
    program::{self, Kind, Served},
    run::database_of,
    world::World,
};

#[derive(Args)]
pub struct Options {
    #[command(flatten)]
    setting: Setting,
    /// Seconds of the list without the flood, and as many with it.
    #[arg(long, default_value_t = 30.0)]
    seconds: f64,
    /// Sign-ins a minute, each of another account from another address, so that nothing slows them down but the service.
    #[arg(long, default_value_t = 1_000)]
    attempts: u64,
    /// Connections that read the list.
    #[arg(long, default_value_t = 4)]
    connections: usize,
}

pub async fn run(options: Options) {
    for kind in options.setting.databases() {
        on(kind, &options).await;
    }
}

async fn on(kind: Kind, options: &Options) {
    let folder = tempfile::tempdir().unwrap();
    let cluster = match kind {
        Kind::Sqlite => None,
        Kind::Postgres => Some(Cluster::start(folder.path(), &[]).await),
    };
    let database = database_of(kind, cluster.as_ref(), folder.path());
    program::prepare(&options.setting, &database, folder.path());
    let server = program::free_address();
    let mut command = program::program(&options.setting, &database, folder.path(), &server);
    command.arg("serve");
    let served = Served::start(command, server, read::LIBRARY).await;
    let world = World::of(&options.setting, kind, &database, &served.address).await;
    let target = Target {
        address: served.address.clone(),
        server: served.pid(),
        database: cluster.as_ref().map(Cluster::pid),
    };
    let span = Duration::from_secs_f64(options.seconds);
    let read = || slice(Job::List, &world, &target, options.connections, span);
    slice(Job::List, &world, &target, options.connections, Duration::from_secs(2)).await;
    tell(kind, "without", &read().await);
    let (over, refused) = (AtomicBool::new(false), AtomicU64::new(0));
    let flooded = async {
        let taken = read().await;
        over.store(true, Ordering::Relaxed);
        taken
    };
    let (taken, attempts) =
        futures_util::future::join(flooded, flood(&served.address, options.attempts, &over, &refused)).await;
    tell(kind, "with", &taken);
    println!(
        "  {attempts} attempts in {:.0} s, {} of them refused as wrong passwords are",
        taken.seconds,
        refused.into_inner()
    );
}

fn tell(kind: Kind, how: &str, taken: &Taken) {
    println!(
        "{}, {how} the flood: {:.0} lists/s, median {:.1} ms, 95 % {:.1} ms, 99 % {:.1} ms",
        kind.name(),
        taken.per_second(),
        taken.quantile(0.5),
        taken.quantile(0.95),
        taken.quantile(0.99),
    );
}

/// Keeps its pace however long an answer takes: each attempt has a connection of its own.
async fn flood(server: &str, per_minute: u64, over: &AtomicBool, refused: &AtomicU64) -> u64 {
    let began = Instant::now();
    let mut attempts = 0;
    let mut open = futures_util::stream::FuturesUnordered::new();
    while !over.load(Ordering::Relaxed) {
        let due = Duration::from_secs_f64(attempts as f64 * 60.0 / per_minute as f64);
        tokio::time::sleep(due.saturating_sub(began.elapsed())).await;
        open.push(attempt(server, attempts, refused));
        attempts += 1;
        // What is under way goes on while the next one waits for its time.
        while let Some(Some(())) =
            futures_util::FutureExt::now_or_never(futures_util::StreamExt::next(&mut open))
        {}
    }
    while futures_util::StreamExt::next(&mut open).await.is_some() {}
    attempts
}

async fn attempt(server: &str, number: u64, refused: &AtomicU64) {
    let mut connection = Connection::open(server).await.expect("the server takes connections");
    let form =
        json!({ "email": format!("nobody-{number}@bench.example"), "password": "metro-zygi-kanonas-28" });
    let from = address(number);
    let headers = [("x-forwarded-for", from.as_str())];
    let answer = connection.send(Method::POST, "/sessions", None, Some(&form), &headers).await;
    if answer.status == hyper::StatusCode::UNAUTHORIZED {
        refused.fetch_add(1, Ordering::Relaxed);
    }
}
