//! A PostgreSQL of our own, with its settings as they come but for the memory, so that a commit waits for the disk.

use std::{
    fs,
    net::TcpListener,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    time::Duration,
};

/// A running cluster; it stops when it is dropped.
pub struct Cluster {
    pub url: String,
    server: Child,
    /// Its log, with the plans when they were asked for.
    pub log: PathBuf,
}

impl Cluster {
    /// Makes a cluster in the folder and starts it with these settings beside its own.
    pub async fn start(folder: &Path, settings: &[&str]) -> Self {
        let data = folder.join("postgres");
        fs::create_dir_all(&data).unwrap();
        if is_root() {
            check(Command::new("chown").args(["-R", "postgres:postgres"]).arg(&data));
            // The folder around it is ours alone otherwise.
            check(Command::new("chmod").arg("755").arg(folder));
        }
        let programs = programs();
        check(as_server(&programs.join("initdb")).arg("--pgdata").arg(&data).args([
            "--username=wenovate",
            "--auth=trust",
            "--encoding=UTF8",
            "--locale=C.UTF-8",
        ]));
        let port = TcpListener::bind("127.0.0.1:0").and_then(|free| free.local_addr()).unwrap().port();
        let log = folder.join("postgres.log");
        let mut command = as_server(&programs.join("postgres"));
        command.arg("-D").arg(&data).args(["-c", &format!("port={port}")]);
        let own = [
            "listen_addresses=127.0.0.1",
            "unix_socket_directories=",
            "shared_buffers=256MB",
            "max_wal_size=4GB",
            "autovacuum_naptime=10min",
        ];
        for setting in own.iter().chain(settings) {
            command.args(["-c", setting]);
        }
        let server = command
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(fs::File::create(&log).unwrap())
            .spawn()
            .expect("postgres starts");
        let url = format!("postgres://wenovate@127.0.0.1:{port}/postgres");
        let cluster = Self { url, server, log };
        for _ in 0..200 {
            if sqlx::PgPool::connect(&cluster.url).await.is_ok() {
                return cluster;
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        panic!("PostgreSQL did not start: {}", fs::read_to_string(&cluster.log).unwrap_or_default());
    }

    pub fn pid(&self) -> u32 {
        self.server.id()
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        // Fast shutdown: it does not wait for clients.
        let _ = Command::new("kill").args(["-INT", &self.server.id().to_string()]).status();
        let _ = self.server.wait();
    }
}

/// PostgreSQL refuses to run as root: then it runs as Debian's user for it.
fn as_server(program: &Path) -> Command {
    let mut command = if is_root() {
        let mut command = Command::new("setpriv");
        command.args(["--reuid=postgres", "--regid=postgres", "--init-groups", "--"]).arg(program);
        command
    } else {
        Command::new(program)
    };
    command.current_dir("/").env("LC_ALL", "C.UTF-8");
    command
}

fn programs() -> PathBuf {
    let versions = fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let newest = versions
        .map(|entry| entry.path())
        .filter(|version| version.join("bin/postgres").exists())
        .max_by_key(|version| version.file_name().and_then(|name| name.to_str()?.parse::<u32>().ok()));
    newest.expect("PostgreSQL's programs are missing. On Debian: apt-get install postgresql").join("bin")
}

fn is_root() -> bool {
    Command::new("id").arg("-u").output().is_ok_and(|output| output.stdout.starts_with(b"0\n"))
}

fn check(command: &mut Command) {
    let output = command.output().unwrap_or_else(|error| panic!("{command:?}: {error}"));
    assert!(output.status.success(), "{command:?}: {}", String::from_utf8_lossy(&output.stderr));
}
