//! PostgreSQL: the one of `WENOVATE_TEST_POSTGRES`, or a cluster of our own that lives as long as this process.

use std::{
    fs,
    net::TcpListener,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    sync::LazyLock,
    thread,
    time::Duration,
};

use sea_orm::{ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DbErr, Statement};

use crate::app::room;

const USER: &str = "wenovate";
const MISSING: &str = "PostgreSQL's programs are missing. On Debian: apt-get install postgresql. \
    Or name a server: WENOVATE_TEST_POSTGRES=postgres://user:password@host/database (the user needs CREATEDB)";

/// Copies the files instead of logging their pages: three times as fast. Known since PostgreSQL 15.
const STRATEGY: &str = " STRATEGY FILE_COPY";

static SERVER: LazyLock<Server> = LazyLock::new(Server::find);

struct Server {
    /// Address of the database that administers; another database's differs in the last part.
    url: String,
    template: String,
}

pub async fn clone(name: &str) -> String {
    let template = &SERVER.template;
    let admin = connect(&SERVER.url).await.expect("PostgreSQL answers");
    admin.execute_unprepared(&format!("CREATE DATABASE {name} TEMPLATE {template}{STRATEGY}")).await.unwrap();
    admin.close().await.unwrap();
    address_of(name)
}

/// One without a table.
pub async fn create(name: &str) -> String {
    let admin = connect(&SERVER.url).await.expect("PostgreSQL answers");
    admin.execute_unprepared(&format!("CREATE DATABASE {name}")).await.unwrap();
    admin.close().await.unwrap();
    address_of(name)
}

pub async fn drop(name: &str) {
    let admin = connect(&SERVER.url).await.expect("PostgreSQL answers");
    admin.execute_unprepared(&format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)")).await.unwrap();
    admin.close().await.unwrap();
}

fn address_of(database: &str) -> String {
    with_database(&SERVER.url, database)
}

fn with_database(url: &str, database: &str) -> String {
    let (address, parameters) =
        url.split_once('?').map_or((url, String::new()), |(a, p)| (a, format!("?{p}")));
    let server = address.rsplit_once('/').map_or(address, |(server, _)| server);
    format!("{server}/{database}{parameters}")
}

async fn connect(url: &str) -> Result<DatabaseConnection, DbErr> {
    let mut options = ConnectOptions::new(url);
    options.max_connections(1).connect_timeout(Duration::from_secs(20)).sqlx_logging(false);
    Database::connect(options).await
}

impl Server {
    #[expect(clippy::disallowed_methods, reason = "the tests' own setting, not the platform's")]
    fn find() -> Self {
        let url = std::env::var("WENOVATE_TEST_POSTGRES").unwrap_or_else(|_| start());
        let template = format!("wenovate_template_{}", std::process::id());
        let (admin, name) = (url.clone(), template.clone());
        super::on_its_own(async move {
            let admin = connect(&admin).await.expect("PostgreSQL answers");
            drop_abandoned_templates(&admin).await.unwrap();
            admin.execute_unprepared(&format!("CREATE DATABASE {name}")).await.unwrap();
            admin.close().await.unwrap();
        });
        super::migrated(&with_database(&url, &template));
        Self { url, template }
    }
}

/// On a server that is not ours, templates of earlier processes are left behind.
async fn drop_abandoned_templates(admin: &DatabaseConnection) -> Result<(), DbErr> {
    let names = "SELECT datname FROM pg_database WHERE datname LIKE 'wenovate\\_te%'";
    for row in admin.query_all_raw(Statement::from_string(admin.get_database_backend(), names)).await? {
        let name: String = row.try_get("", "datname")?;
        let owner = name.split('_').find(|part| part.parse::<u32>().is_ok());
        if owner.is_some_and(|pid| !Path::new("/proc").join(pid).exists()) {
            admin.execute_unprepared(&format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)")).await?;
        }
    }
    Ok(())
}

/// Makes a cluster that forgets everything, on a free port of loopback, and waits until it answers.
fn start() -> String {
    let (programs, folder) = (programs(), room::path().join("postgres"));
    let password = secret();
    fs::create_dir(&folder).unwrap();
    fs::write(folder.join("password"), &password).unwrap();
    if is_root() {
        check(Command::new("chown").args(["-R", "postgres:postgres"]).arg(&folder));
    }
    let data = folder.join("data");
    check(
        as_server(&programs.join("initdb"))
            .arg("--pgdata")
            .arg(&data)
            .arg("--pwfile")
            .arg(folder.join("password"))
            .args([
                "--username",
                USER,
                "--auth=password",
                "--encoding=UTF8",
                "--locale=C.UTF-8",
                "--no-sync",
            ]),
    );
    for _ in 0..5 {
        let port = free_port();
        let log = fs::File::create(room::path().join("postgres.log")).unwrap();
        let mut server = as_server(&programs.join("postgres"))
            .arg("-D")
            .arg(&data)
            .args(settings(port))
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(log)
            .spawn()
            .expect("postgres starts");
        room::record("postgres", server.id());
        let url = format!("postgres://{USER}:{password}@127.0.0.1:{port}/postgres");
        for _ in 0..200 {
            if server.try_wait().unwrap().is_some() {
                break; // Somebody else took the port.
            }
            let asked = url.clone();
            if super::on_its_own(async move { connect(&asked).await.is_ok() }) {
                return url;
            }
            #[expect(clippy::disallowed_methods, reason = "no request waits here")]
            thread::sleep(Duration::from_millis(50));
        }
    }
    panic!(
        "PostgreSQL did not start:\n{}",
        fs::read_to_string(room::path().join("postgres.log")).unwrap_or_default()
    );
}

/// Nothing has to survive, so nothing is waited for.
fn settings(port: u16) -> Vec<String> {
    let settings = [
        ("port", port.to_string()),
        ("listen_addresses", "127.0.0.1".into()),
        ("unix_socket_directories", String::new()),
        ("fsync", "off".into()),
        ("synchronous_commit", "off".into()),
        ("full_page_writes", "off".into()),
        ("wal_level", "minimal".into()),
        ("max_wal_senders", "0".into()),
        ("max_connections", "300".into()),
        ("timezone", "UTC".into()),
    ];
    settings.iter().flat_map(|(name, value)| ["-c".to_owned(), format!("{name}={value}")]).collect()
}

/// PostgreSQL refuses to run as root: then it runs as Debian's user for it. `setpriv` becomes the program, so the id of
/// the child is the server's.
pub fn as_server(program: &Path) -> Command {
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

/// The folder of PostgreSQL's programs.
pub fn programs() -> PathBuf {
    let versions =
        fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten().map(|entry| entry.path());
    let newest = versions
        .filter(|version| version.join("bin/postgres").exists())
        .max_by_key(|version| version.file_name().and_then(|name| name.to_str()?.parse::<u32>().ok()));
    let asked = || {
        let output = Command::new("pg_config").arg("--bindir").output().ok()?;
        let folder = PathBuf::from(String::from_utf8(output.stdout).ok()?.trim());
        folder.join("postgres").exists().then_some(folder)
    };
    newest.map(|version| version.join("bin")).or_else(asked).expect(MISSING)
}

fn is_root() -> bool {
    Command::new("id").arg("-u").output().is_ok_and(|output| output.stdout.starts_with(b"0\n"))
}

fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr()).unwrap().port()
}

/// The kernel's randomness: other people of the machine can reach the port.
fn secret() -> String {
    fs::read_to_string("/proc/sys/kernel/random/uuid").unwrap().trim().to_owned()
}

fn check(command: &mut Command) {
    let output = command.output().unwrap_or_else(|error| panic!("{command:?}: {error}"));
    assert!(output.status.success(), "{command:?}: {}", String::from_utf8_lossy(&output.stderr));
}
