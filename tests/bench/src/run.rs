//! The measurement: on each database the same jobs, service and floor in turn, so that both meet the same weather.

use std::{
    path::{Path, PathBuf},
    process::Command,
    time::Duration,
};

use clap::Args;

use crate::{
    Setting,
    cluster::Cluster,
    floor,
    jobs::{Job, read},
    measure::{Taken, Target, slice},
    processes,
    program::{self, Kind, Served},
    report::{self, Measured, OnDatabase},
    world::World,
};

#[derive(Args)]
pub struct Options {
    #[command(flatten)]
    setting: Setting,
    /// Seconds of load for each job, server and number of connections.
    #[arg(long, default_value_t = 6.0)]
    seconds: f64,
    /// Slices that these seconds are cut into, service and floor in turn.
    #[arg(long, default_value_t = 4)]
    rounds: u32,
    /// Connections.
    #[arg(long, value_delimiter = ',', default_values_t = [1, 32])]
    connections: Vec<usize>,
    /// Only these jobs, as `J1`.
    #[arg(long, value_delimiter = ',')]
    jobs: Vec<String>,
    /// Where the report goes: a folder that gets `report.md` and `report.json`.
    #[arg(long, default_value = "target/bench")]
    out: PathBuf,
}

pub async fn run(options: Options) {
    let mut measured = Vec::new();
    for kind in options.setting.databases() {
        measured.push(on(kind, &options).await);
    }
    report::write(&options.out, &options.setting, &measured);
}

async fn on(kind: Kind, options: &Options) -> OnDatabase {
    let folder = tempfile::tempdir().unwrap();
    let cluster = match kind {
        Kind::Sqlite => None,
        Kind::Postgres => Some(Cluster::start(folder.path(), &[]).await),
    };
    let database = database_of(kind, cluster.as_ref(), folder.path());
    println!("{}: seeding", kind.name());
    let seeding = program::prepare(&options.setting, &database, folder.path());
    println!("{}: seeded in {seeding:.1} s", kind.name());
    let served = serve(&options.setting, &database, folder.path()).await;
    let bare = serve_floor(&database, folder.path()).await;
    let mut world = World::of(&options.setting, kind, &database, &served.address).await;
    world.skip_scored(kind, &database).await;
    floor::compare(&world, &served.address, &bare.address).await;
    let target = |served: &Served| Target {
        address: served.address.clone(),
        server: served.pid(),
        database: cluster.as_ref().map(Cluster::pid),
    };
    let (service, floor) = (target(&served), target(&bare));
    let before = counts(kind, &database).await;
    let mut jobs = Vec::new();
    let mut resident = 0.0;
    for job in Job::ALL.into_iter().filter(|job| options.wants(*job)) {
        if matches!(job, Job::SignIn) {
            resident = processes::resident(served.pid());
        }
        for connections in &options.connections {
            jobs.push(load(job, *connections, &world, &service, &floor, options).await);
        }
    }
    let after = counts(kind, &database).await;
    let handed_in = world.handed_in.load(std::sync::atomic::Ordering::Relaxed);
    let scored = world.scored.load(std::sync::atomic::Ordering::Relaxed);
    assert_eq!(
        (after.0 - before.0, after.1 - before.1),
        (handed_in, scored),
        "acknowledged is not what is there"
    );
    OnDatabase {
        kind,
        seeding,
        first_answer: served.first_answer.as_secs_f64() * 1_000.0,
        resident: if resident > 0.0 { resident } else { processes::resident(served.pid()) },
        resident_floor: processes::resident(bare.pid()),
        jobs,
    }
}

impl Options {
    fn wants(&self, job: Job) -> bool {
        self.jobs.is_empty() || self.jobs.iter().any(|name| job.name().starts_with(name.as_str()))
    }
}

async fn load(
    job: Job,
    connections: usize,
    world: &World,
    service: &Target,
    floor: &Target,
    options: &Options,
) -> Measured {
    let span = Duration::from_secs_f64(options.seconds / f64::from(options.rounds));
    let warm = Duration::from_millis(300);
    slice(job, world, service, connections, warm).await;
    if job.has_floor() {
        slice(job, world, floor, connections, warm).await;
    }
    let (mut ours, mut bare) = (Taken::default(), Taken::default());
    for _ in 0..options.rounds {
        ours.add(slice(job, world, service, connections, span).await);
        if job.has_floor() {
            bare.add(slice(job, world, floor, connections, span).await);
        }
    }
    println!(
        "  {} × {connections}: {:.0}/s, {:.2} s of processor a thousand ({:.2} server, {:.2} database); floor {:.0}/s, {:.2} s",
        job.name(),
        ours.per_second(),
        ours.processor(),
        ours.server_processor(),
        ours.database_processor(),
        bare.per_second(),
        bare.processor(),
    );
    Measured { job, connections, service: ours, floor: job.has_floor().then_some(bare) }
}

/// Starts the service three times and keeps the last: the first start reads the program from the disk.
async fn serve(setting: &Setting, database: &str, folder: &Path) -> Served {
    let mut best: Option<Served> = None;
    for _ in 0..3 {
        let first_answer = best.take().map(|served| served.first_answer);
        let address = program::free_address();
        let mut command = program::program(setting, database, folder, &address);
        command.arg("serve");
        let mut served = Served::start(command, address, read::LIBRARY).await;
        served.first_answer =
            first_answer.map_or(served.first_answer, |before| before.min(served.first_answer));
        best = Some(served);
    }
    best.unwrap()
}

async fn serve_floor(database: &str, folder: &Path) -> Served {
    let address = program::free_address();
    let mut command = Command::new(std::env::current_exe().unwrap());
    command
        .args(["floor", "--database", database])
        .env("FLOOR_BIND", &address)
        .stderr(std::fs::File::create(folder.join("floor.log")).unwrap());
    Served::start(command, address, read::LIBRARY).await
}

pub fn database_of(kind: Kind, cluster: Option<&Cluster>, folder: &Path) -> String {
    match (kind, cluster) {
        (Kind::Postgres, Some(cluster)) => cluster.url.clone(),
        _ => format!("sqlite://{}", folder.join("bench.db").display()),
    }
}

async fn counts(kind: Kind, database: &str) -> (u64, u64) {
    (World::count(kind, database, "submissions").await, World::count(kind, database, "scores").await)
}
