//! Full disks: whoever writes is told so and when to try again, whoever reads is served, and as soon as there is room
//! all goes on by itself.

use std::{
    fs,
    process::{Command, Stdio},
};

use insta::assert_snapshot;
use sea_orm::{ConnectionTrait, DatabaseBackend, DatabaseConnection, Statement};
use serde_json::{Value, json};
use wenovate::{
    platform::{config::Config, random::Random},
    server,
};

use crate::app::{Client, Process, Reply, TestApp, both_databases, next_number};

/// SQLite's connection is given no further page. PostgreSQL answers as it does when a file cannot grow: making a real
/// server's disk full would stop it for the tests beside this one.
#[both_databases]
async fn a_full_database_is_told_and_recovers_by_itself(app: TestApp) {
    let admin = app.admin().await;
    // One connection: SQLite's limit holds for the connection that was given it.
    let config = Config { database_connections: 1, job_workers: 0, ..app.foundation().config.clone() };
    let running =
        server::start(config, app.foundation().db.clock().clone(), Random::from_system()).await.unwrap();
    let db = &*running.foundation().db;
    let client = Client::new(format!("http://{}", running.address()));
    client.set_bearer(admin.bearer().unwrap());

    fill(db).await;
    let mut refused = write(&client).await;
    for _ in 0..200 {
        if refused.status() != 201 {
            break;
        }
        refused = write(&client).await;
    }
    assert_snapshot!(refused.problem(), @"507 storage-full");
    assert!(refused.header("retry-after").parse::<u64>().unwrap() > 0);
    client.get("/organisations").await.ok();

    make_room(db).await;
    write(&client).await.expect(201);
    if db.get_database_backend() == DatabaseBackend::Sqlite {
        let found = Statement::from_string(DatabaseBackend::Sqlite, "PRAGMA integrity_check");
        let found: String = db.query_one_raw(found).await.unwrap().unwrap().try_get_by_index(0).unwrap();
        assert_eq!(found, "ok");
    }
    running.stop().await;
}

async fn fill(db: &DatabaseConnection) {
    let sql = match db.get_database_backend() {
        DatabaseBackend::Sqlite => {
            let pages = Statement::from_string(DatabaseBackend::Sqlite, "PRAGMA page_count");
            let pages: i64 = db.query_one_raw(pages).await.unwrap().unwrap().try_get_by_index(0).unwrap();
            format!("PRAGMA max_page_count = {}", pages + 4)
        }
        _ => "CREATE FUNCTION is_full() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
                  RAISE EXCEPTION 'could not extend file: No space left on device' USING ERRCODE = '53100';
              END $$;
              CREATE TRIGGER is_full BEFORE INSERT ON organisations FOR EACH ROW EXECUTE FUNCTION is_full()"
            .to_owned(),
    };
    db.execute_unprepared(&sql).await.unwrap();
}

async fn make_room(db: &DatabaseConnection) {
    let sql = match db.get_database_backend() {
        DatabaseBackend::Sqlite => "PRAGMA max_page_count = 1000000",
        _ => "DROP TRIGGER is_full ON organisations",
    };
    db.execute_unprepared(sql).await.unwrap();
}

async fn write(client: &Client) -> Reply {
    client.post("/organisations", a_body()).await
}

fn a_body() -> Value {
    json!({
        "code": format!("F{}", next_number()), "name_el": "Δήμος Πληρότητας", "name_en": "", "aliases": "α".repeat(400),
        "kind": "municipality", "region": "EL30", "website": "https://plires.example", "status": "active"
    })
}

/// A small disk of its own, in a mount namespace that needs no rights, where the system allows it.
#[both_databases]
async fn a_full_disk_under_sqlite_refuses_writes_until_there_is_room(app: TestApp) {
    if !app.foundation().config.uses_sqlite() || !may_mount() {
        return;
    }
    app.keep_system_time();
    let admin = app.admin().await;
    let folder = tempfile::tempdir().unwrap();
    let (copy, disk) = (folder.path().join("copy"), folder.path().join("disk"));
    assert!(app.program().arg("backup").arg(&copy).output().unwrap().status.success());
    fs::create_dir(&disk).unwrap();
    let size = fs::metadata(copy.join("wenovate.db")).unwrap().len() + 6 * 1024 * 1024;
    let program = app.program();
    let mut on_it = Command::new("unshare");
    on_it
        .args(["--user", "--map-root-user", "--mount", "sh", "-ec"])
        .arg("mount -t tmpfs -o size=$2 tmpfs $1; cp $3/wenovate.db $1/w.db; head -c 4194304 /dev/zero >$1/ballast; exec $0 serve")
        .arg(program.get_program())
        .args([&disk, std::path::Path::new(&size.to_string()), &copy])
        .envs(program.get_envs().filter_map(|(name, value)| Some((name, value?))))
        .env("WENOVATE_DATABASE_URL", format!("sqlite://{}/w.db", disk.display()))
        .env("WENOVATE_JOB_WORKERS", "0")
        .current_dir(program.get_current_dir().unwrap())
        .stdin(Stdio::null());
    let process = Process::start(&mut on_it).await;
    let client = process.signed_in(&admin).await;

    let mut acknowledged = Vec::new();
    let refused = loop {
        let reply = write(&client).await;
        if reply.status() != 201 {
            break reply;
        }
        acknowledged.push(reply.id());
        assert!(acknowledged.len() < 2_000, "it does not get full");
    };
    assert_snapshot!(refused.problem(), @"507 storage-full");
    client.get("/organisations").await.ok();
    assert_eq!(write(&client).await.status(), 507, "and again, without harm");

    // The process sees its own disk; we see it through the process.
    let ballast = format!("/proc/{}/root{}/ballast", process.id(), disk.display());
    fs::remove_file(ballast).unwrap();
    for _ in 0..20 {
        acknowledged.push(write(&client).await.expect(201).id());
    }
    for id in acknowledged {
        client.get(format!("/organisations/{id}")).await.ok();
    }
    process.stop().await;
}

fn may_mount() -> bool {
    let tried = Command::new("unshare")
        .args(["--user", "--map-root-user", "--mount", "mount", "-t", "tmpfs", "tmpfs", "/mnt"])
        .stderr(Stdio::null())
        .status();
    tried.is_ok_and(|status| status.success())
}

/// A limit on the size of files is what a process sees of a full disk or a quota, and needs no rights to be set.
#[both_databases]
async fn a_file_that_does_not_fit_is_told_and_leaves_nothing_behind(app: TestApp) {
    app.keep_system_time();
    let (campaign, author) = (app.campaign().await, app.member().await);
    let attachments = format!("/submissions/{}/attachments", app.draft(&campaign, &author).await.id);
    let program = app.program();
    // 8 MiB, without the signal that would end the process.
    let mut limited = Command::new("prlimit");
    limited
        .args(["--fsize=8388608:", "sh", "-c", "trap '' XFSZ; exec \"$0\" serve"])
        .arg(program.get_program())
        .envs(program.get_envs().filter_map(|(name, value)| Some((name, value?))))
        .current_dir(program.get_current_dir().unwrap())
        .stdin(Stdio::null());
    let process = Process::start(&mut limited).await;
    let client = process.signed_in(&author).await;

    let refused = client.upload(&attachments, "μεγάλο.pdf", "application/pdf", a_pdf(9)).await;
    assert_snapshot!(refused.problem(), @"507 storage-full");
    assert!(refused.header("retry-after").parse::<u64>().unwrap() > 0);
    assert_eq!(files_in(&app.foundation().config.storage_dir), 0, "nothing is left behind");
    client.upload(&attachments, "μικρό.pdf", "application/pdf", a_pdf(1)).await.expect(201);

    let raised =
        Command::new("prlimit").args(["--pid", &process.id().to_string(), "--fsize=unlimited:"]).status();
    assert!(raised.unwrap().success());
    client.upload(&attachments, "μεγάλο.pdf", "application/pdf", a_pdf(9)).await.expect(201);
    process.stop().await;
}

fn a_pdf(mebibytes: usize) -> Vec<u8> {
    let mut bytes = b"%PDF-1.7\n".to_vec();
    bytes.resize(mebibytes * 1024 * 1024, b' ');
    bytes
}

fn files_in(folder: &std::path::Path) -> usize {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries.map(|entry| if entry.path().is_dir() { files_in(&entry.path()) } else { 1 }).sum()
}
