//! The plans of the queries behind every list: the service is asked for each list in each order and by each filter, what
//! it asks of the database is caught, and what reads a whole table or sorts many rows is named.

mod fill;
mod lists;
mod postgres;
mod sqlite;

use std::{
    collections::BTreeMap,
    fmt::Write,
    fs,
    io::{Read, Seek, SeekFrom},
    path::{Path, PathBuf},
};

use clap::Args;

use crate::{
    Setting,
    cluster::Cluster,
    connection::Connection,
    jobs::read,
    program::{self, Kind, Served},
    run::database_of,
    world::World,
};

/// A table of more rows is one that should not be read whole, and as many rows should not be sorted.
pub const MANY: f64 = 5_000.0;

#[derive(Args)]
pub struct Options {
    #[command(flatten)]
    setting: Setting,
    /// The document that says which lists there are.
    #[arg(long, default_value = "openapi.yaml")]
    document: PathBuf,
    #[arg(long, default_value = "target/bench")]
    out: PathBuf,
}

/// A statement as it was run, and what is wrong with its plan.
#[derive(Clone, Debug)]
pub struct Planned {
    pub sql: String,
    pub faults: Vec<String>,
}

pub async fn run(options: Options) {
    let mut report = String::from("# Plans of the lists\n");
    for kind in options.setting.databases() {
        on(kind, &options, &mut report).await;
    }
    fs::create_dir_all(&options.out).unwrap();
    fs::write(options.out.join("plans.md"), &report).unwrap();
    println!("{report}");
}

async fn on(kind: Kind, options: &Options, report: &mut String) {
    let folder = tempfile::tempdir().unwrap();
    let cluster = match kind {
        Kind::Sqlite => None,
        Kind::Postgres => Some(Cluster::start(folder.path(), &[]).await),
    };
    let database = database_of(kind, cluster.as_ref(), folder.path());
    let seeding = program::prepare(&options.setting, &database, folder.path());
    println!("{}: seeded in {seeding:.1} s", kind.name());
    fill::fill(kind, &database).await;
    if kind == Kind::Postgres {
        postgres::explain_all(&database).await;
    }
    let address = program::free_address();
    let mut command = program::program(&options.setting, &database, folder.path(), &address);
    command.arg("serve").env("WENOVATE_LOG", "warn,sqlx=info").env("WENOVATE_LOG_FORMAT", "json");
    command.env("WENOVATE_JOB_WORKERS", "0");
    let served = Served::start(command, address, read::LIBRARY).await;
    let world = World::of(&options.setting, kind, &database, &served.address).await;
    let log =
        cluster.as_ref().map_or_else(|| folder.path().join("service.log"), |cluster| cluster.log.clone());
    let mut connection = Connection::open(&served.address).await.expect("the service answers");
    let mut faults: BTreeMap<String, (String, String)> = BTreeMap::new();
    let (mut asked, mut statements, mut refused) = (0, 0, Vec::new());
    let requests = lists::requests(&options.document, &world, &mut connection).await;
    for (path, person) in requests {
        let from = length(&log);
        let answer = connection.get(&path, person.as_ref()).await;
        if !answer.status.is_success() {
            refused.push(format!("{path} ({})", answer.status));
            continue;
        }
        asked += 1;
        let written = read_from(&log, from).await;
        let planned = match kind {
            Kind::Postgres => postgres::plans(&database, &written).await,
            Kind::Sqlite => sqlite::plans(&database, &written).await,
        };
        statements += planned.len();
        for it in planned.into_iter().filter(|it| !it.faults.is_empty()) {
            let fault = it.faults.join("; ");
            faults
                .entry(format!("{fault} {}", it.sql))
                .or_insert((path.clone(), format!("{fault}\n  `{}`", it.sql)));
        }
    }
    let _ = writeln!(
        report,
        "\n## {}\n\n{} submissions, {} members. {asked} requests, {statements} statements, {} faults.\n",
        kind.name(),
        options.setting.submissions,
        options.setting.members,
        faults.len()
    );
    for (path, fault) in faults.values() {
        let _ = writeln!(report, "- `{path}`: {fault}");
    }
    if !refused.is_empty() {
        let _ = writeln!(report, "\nNot seen, since refused: {}", refused.join(", "));
    }
}

fn length(log: &Path) -> u64 {
    fs::metadata(log).map_or(0, |data| data.len())
}

/// What was written to the log since, once the writer is done.
async fn read_from(log: &Path, from: u64) -> String {
    tokio::time::sleep(std::time::Duration::from_millis(15)).await;
    let mut file = fs::File::open(log).unwrap();
    file.seek(SeekFrom::Start(from)).unwrap();
    let mut bytes = Vec::new();
    file.read_to_end(&mut bytes).unwrap();
    String::from_utf8_lossy(&bytes).into_owned()
}
