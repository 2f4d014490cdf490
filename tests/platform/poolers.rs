//! Behind a pooler. In session mode any PgBouncer will do; in transaction mode, where each transaction gets another
//! connection, it must know of prepared statements, which it does since 1.21.

use std::{
    fs,
    net::TcpListener,
    path::Path,
    process::{Command, Stdio},
    time::Duration,
};

use futures_util::future::join_all;
use wenovate::platform::{config::Config, schema};

use crate::{
    app::{Fresh, Kind, TestApp, as_postgres, room, run},
    submissions::a_submission,
};

const PROGRAM: &str = "/usr/sbin/pgbouncer";

#[derive(Clone, Copy)]
enum Mode {
    Session,
    Transaction,
}

#[test]
fn the_service_runs_behind_a_pooler_in_session_mode() {
    if version().is_some() {
        run(Kind::Postgres, async |app| Box::pin(serves_behind_a_pooler(app, Mode::Session)).await);
    }
}

#[test]
fn the_service_runs_behind_a_pooler_in_transaction_mode() {
    if version().is_some_and(knows_prepared_statements) {
        run(Kind::Postgres, async |app| Box::pin(serves_behind_a_pooler(app, Mode::Transaction)).await);
    }
}

#[test]
fn four_processes_migrate_at_once_behind_a_pooler_in_session_mode() {
    if version().is_some() {
        run(Kind::Postgres, async |_| migrates_behind_a_pooler(Mode::Session).await);
    }
}

#[test]
fn four_processes_migrate_at_once_behind_a_pooler_in_transaction_mode() {
    if version().is_some_and(knows_prepared_statements) {
        run(Kind::Postgres, async |_| migrates_behind_a_pooler(Mode::Transaction).await);
    }
}

/// None where it is not installed: these rules go unproved there. `.ci/test` installs it.
fn version() -> Option<(u32, u32)> {
    let told = Command::new(PROGRAM).arg("--version").output().ok()?;
    let told = String::from_utf8(told.stdout).unwrap();
    let mut numbers = told.split_whitespace().nth(1)?.split('.').map(|number| number.parse().unwrap());
    Some((numbers.next()?, numbers.next()?))
}

fn knows_prepared_statements(version: (u32, u32)) -> bool {
    version >= (1, 21)
}

async fn serves_behind_a_pooler(app: TestApp, mode: Mode) {
    let pooled = pooled(&app.foundation().config, mode, "serving").await;
    let replica = app.replica_with(|config| *config = pooled).await;
    let (campaign, admin) = (app.campaign().await, app.admin().await);
    // More callers at once than there are connections.
    let callers = join_all((0..12).map(async |_| app.member().await)).await;
    let deeds = callers.iter().map(async |member| {
        let member = member.client().at(&replica);
        let draft = member.post(campaign.submissions(), a_submission()).await.expect(201);
        let path = format!("/submissions/{}", draft.id());
        member.if_match("\"1\"").put(&path, a_submission()).await.ok();
        member.if_match("\"2\"").post(format!("{path}/submit"), ()).await.ok();
        member.get("/me/submissions").await.ok().items().len()
    });
    assert!(join_all(deeds).await.iter().all(|mine| *mine == 1));
    admin.client().at(&replica).get("/queues").await.ok();
    let runner = replica.running().runner();
    app.advance(Duration::from_hours(24));
    runner.tick().await.unwrap();
    while let Some(outcome) = runner.run_next().await.unwrap() {
        assert!(matches!(outcome, wenovate::platform::jobs::Outcome::Done(_)), "{outcome:?}");
    }
    replica.stop().await;
}

async fn migrates_behind_a_pooler(mode: Mode) {
    let database = Fresh::empty(Kind::Postgres).await;
    let config = Config { database_url: database.url.as_str().into(), ..Config::default() };
    let pooled = pooled(&config, mode, "migrating").await;
    for migrated in join_all((0..4).map(|_| schema::migrate(&pooled))).await {
        migrated.unwrap();
    }
    let steps = schema::status(&pooled).await.unwrap();
    assert!(steps.iter().all(|step| step.state == schema::StepState::Applied));
    database.remove().await;
}

/// The configuration with a pooler between it and its database, as docs/OPERATIONS.md has it.
#[expect(clippy::zombie_processes, reason = "the keeper of the room stops it when the tests end")]
async fn pooled(config: &Config, mode: Mode, deed: &str) -> Config {
    use secrecy::ExposeSecret;
    let (name, how) = match mode {
        Mode::Session => (format!("{deed}-session"), "pool_mode = session\ndefault_pool_size = 40"),
        Mode::Transaction => (
            format!("{deed}-transaction"),
            "pool_mode = transaction\ndefault_pool_size = 10\nmax_prepared_statements = 200",
        ),
    };
    let url = config.database_url.expose_secret().to_owned();
    let (server, database) = url.rsplit_once('/').unwrap();
    let (person, address) = server.trim_start_matches("postgres://").split_once('@').unwrap();
    let (user, password) = person.split_once(':').unwrap();
    let (host, port) = address.split_once(':').unwrap();
    let own = TcpListener::bind("127.0.0.1:0").and_then(|socket| socket.local_addr()).unwrap().port();
    let settings = room::path().join(format!("pgbouncer-{name}.ini"));
    let lines = format!(
        "[databases]\n{database} = host={host} port={port} user={user} password={password}\n\
         [pgbouncer]\nlisten_addr = 127.0.0.1\nlisten_port = {own}\nunix_socket_dir =\nauth_type = any\n\
         {how}\nignore_startup_parameters = extra_float_digits\nserver_round_robin = 1\n"
    );
    fs::write(&settings, lines).unwrap();
    let process = as_postgres(Path::new(PROGRAM))
        .arg(&settings)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("pgbouncer starts");
    room::record(&format!("pgbouncer-{name}"), process.id());
    for _ in 0..200 {
        if std::net::TcpStream::connect(("127.0.0.1", own)).is_ok() {
            break;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    Config {
        database_url: format!("postgres://{user}:any@127.0.0.1:{own}/{database}").into(),
        ..config.clone()
    }
}
