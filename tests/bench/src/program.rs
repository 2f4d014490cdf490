//! The service as it is shipped: its own program migrates, seeds and serves.

use std::{
    net::TcpListener,
    path::Path,
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use clap::ValueEnum;

use crate::{Setting, connection::Connection};

/// On which database.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Kind {
    Sqlite,
    Postgres,
}

impl Kind {
    pub const fn name(self) -> &'static str {
        match self {
            Self::Sqlite => "SQLite",
            Self::Postgres => "PostgreSQL",
        }
    }
}

/// A program that serves; it stops when it is dropped.
pub struct Served {
    child: Child,
    pub address: String,
    /// From the start of the process to its first answer.
    pub first_answer: Duration,
}

impl Served {
    pub fn pid(&self) -> u32 {
        self.child.id()
    }

    /// Starts the program and waits for its first answer.
    pub async fn start(mut command: Command, address: String, path: &str) -> Self {
        let started = Instant::now();
        let child = command.stdin(Stdio::null()).stdout(Stdio::null()).spawn().expect("the server starts");
        let mut served = Self { child, address, first_answer: Duration::ZERO };
        while started.elapsed() < Duration::from_mins(1) {
            if let Ok(mut connection) = Connection::open(&served.address).await {
                let answer = connection.get(path, None).await;
                assert!(answer.status.is_success(), "{}", String::from_utf8_lossy(&answer.body));
                served.first_answer = started.elapsed();
                return served;
            }
            tokio::time::sleep(Duration::from_millis(2)).await;
        }
        panic!("no answer from {}", served.address);
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = Command::new("kill").args(["-TERM", &self.child.id().to_string()]).status();
        let _ = self.child.wait();
    }
}

/// The program with its settings for this database. Logging goes to the file.
pub fn program(setting: &Setting, database: &str, folder: &Path, address: &str) -> Command {
    let mut command = Command::new(&setting.server);
    command
        .env("WENOVATE_DATABASE_URL", database)
        .env("WENOVATE_BIND", address)
        .env("WENOVATE_PUBLIC_URL", format!("http://{address}"))
        .env("WENOVATE_STORAGE_DIR", folder.join("files"))
        .env("WENOVATE_ACCESS_TOKEN_MINUTES", "60")
        // So that one machine can ask for many, as a proxy does: the generator names an address for each of them.
        .env("WENOVATE_TRUSTED_PROXIES", "[\"127.0.0.1\"]")
        // Counted as always, and not reached.
        .env("WENOVATE_REQUESTS_PER_MINUTE", "4000000000")
        .env("WENOVATE_SEARCHES_PER_MINUTE", "100000000")
        .stderr(std::fs::File::options().create(true).append(true).open(folder.join("service.log")).unwrap());
    command
}

/// Migrates and seeds; answers how many seconds the seeding took.
pub fn prepare(setting: &Setting, database: &str, folder: &Path) -> f64 {
    let run = |arguments: &[String]| {
        let status = program(setting, database, folder, "127.0.0.1:0")
            .args(arguments)
            .stdout(Stdio::null())
            .status()
            .unwrap_or_else(|error| panic!("{}: {error}; make bench builds it", setting.server.display()));
        let log = std::fs::read_to_string(folder.join("service.log")).unwrap_or_default();
        assert!(status.success(), "{arguments:?} failed:\n{log}");
    };
    run(&["migrate".into()]);
    let began = Instant::now();
    let sizes = [
        ("--members", setting.members),
        ("--submissions", setting.submissions),
        ("--answers", setting.answers),
        ("--scores", setting.scores),
        ("--public", setting.public),
    ];
    let sizes = sizes.into_iter().flat_map(|(name, size)| [name.to_owned(), size.to_string()]);
    run(&["seed".to_owned(), "bench".to_owned()].into_iter().chain(sizes).collect::<Vec<_>>());
    began.elapsed().as_secs_f64()
}

/// The code that the authenticator app of somebody who was seeded shows now.
pub fn code_of(setting: &Setting, email: &str) -> String {
    let told = Command::new(&setting.server).args(["demo-code", email]).output().expect("the program runs");
    String::from_utf8_lossy(&told.stdout).trim().to_owned()
}

/// A free port of loopback.
pub fn free_address() -> String {
    TcpListener::bind("127.0.0.1:0").and_then(|free| free.local_addr()).unwrap().to_string()
}
