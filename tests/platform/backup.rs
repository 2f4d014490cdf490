//! Backup and restore, as operators do it: while the service serves, and then on the next machine.

use std::{
    env, fs,
    path::Path,
    process::{Command, Output},
};

use secrecy::ExposeSecret;
use serde_json::json;
use wenovate::platform::{audit::checkpoint, config::Config};

use crate::app::{Kind, Member, Process, TestApp, both_databases, database, process::program};

/// The journey's end: a body adopts a solution of the library, on the restored data.
#[both_databases]
async fn what_was_backed_up_while_serving_goes_on_elsewhere(app: TestApp) {
    app.keep_system_time();
    let (entry, member, file) = a_platform_with_content(&app).await;
    let serving = app.serve().await;
    let folder = tempfile::tempdir().unwrap();
    let backup = folder.path().join("backup");
    let elsewhere = Elsewhere::of(&app, folder.path()).await;

    let made = elsewhere.backup(&app, &backup);
    assert!(made.status.success(), "{made:?}");
    let again = elsewhere.backup(&app, &backup);
    assert!(!again.status.success() && said(&again).contains("there already"), "nothing is written over");
    serving.stop().await;

    let brought = elsewhere.restore(&backup);
    assert!(brought.status.success(), "{brought:?}");
    let again = elsewhere.restore(&backup);
    assert!(!again.status.success() && said(&again).contains("nothing is written over"), "{again:?}");

    let verified = program(&elsewhere.config).arg("verify-audit").output().unwrap();
    assert!(verified.status.success(), "{verified:?}");
    let restored = Process::start(program(&elsewhere.config).arg("serve")).await;
    let client = restored.signed_in(&member).await;
    let shown = client.get(&file).await.ok();
    assert_eq!(shown.bytes(), PDF);
    let interest = json!({ "organisation_id": member.organisation_id(), "note": "Θα το δοκιμάσουμε." });
    client.post(format!("{entry}/adoptions"), interest).await.expect(201);
    assert_eq!(client.get(&entry).await.ok().json()["adoptions"], 1);
    restored.stop().await;
    elsewhere.remove().await;
}

#[both_databases]
async fn a_damaged_backup_is_not_restored(app: TestApp) {
    a_platform_with_content(&app).await;
    let folder = tempfile::tempdir().unwrap();
    let backup = folder.path().join("backup");
    let elsewhere = Elsewhere::of(&app, folder.path()).await;
    assert!(elsewhere.backup(&app, &backup).status.success());

    let database = backup.join(if elsewhere.kind == Kind::Sqlite { "wenovate.db" } else { "wenovate.dump" });
    let whole = fs::read(&database).unwrap();
    let mut damaged = whole.clone();
    let middle = damaged.len() / 2;
    damaged[middle] ^= 1;
    fs::write(&database, damaged).unwrap();
    assert!(!elsewhere.restore(&backup).status.success(), "a bit of the database has turned");
    fs::write(&database, whole).unwrap();

    let file = first_file(&backup.join("files"));
    let content = fs::read(&file).unwrap();
    fs::write(&file, b"something else").unwrap();
    assert!(!elsewhere.restore(&backup).status.success(), "a file is not what its name says");
    fs::write(&file, content).unwrap();
    assert!(elsewhere.restore(&backup).status.success(), "what was refused left nothing in the way");
    elsewhere.remove().await;
}

#[both_databases]
async fn the_program_leaves_postgres_to_its_own_tools(app: TestApp) {
    if app.foundation().config.uses_sqlite() {
        return;
    }
    for verb in ["backup", "restore"] {
        let refused = app.run_program([verb, "/nowhere"]);
        assert!(!refused.status.success() && said(&refused).contains("deploy/backup"), "{refused:?}");
    }
}

const PDF: &[u8] = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n";

/// An entry of the library, somebody who may adopt it, and the address of a file.
async fn a_platform_with_content(app: &TestApp) -> (String, Member, String) {
    let owner = app.organisation().await.id;
    let entry = format!("/library-entries/{}", app.library_entry(owner, "Έξυπνη ουρά").await.slug);
    let member = app.representative().await;
    let campaign = app.campaign().await;
    let draft = format!("/submissions/{}/attachments", app.draft(&campaign, &member).await.id);
    let attached = member.upload(&draft, "αναμονή.pdf", "application/pdf", PDF.into()).await.expect(201);
    checkpoint::publish(&app.foundation().db, &app.foundation().tokens).await.unwrap();
    (entry, member, format!("{draft}/{}", attached.id()))
}

/// Where the backup is brought to: an empty database and an empty folder.
struct Elsewhere {
    kind: Kind,
    config: Config,
    database: Option<database::Fresh>,
}

impl Elsewhere {
    async fn of(app: &TestApp, folder: &Path) -> Self {
        let config = &app.foundation().config;
        let storage_dir = folder.join("restored/files");
        if config.uses_sqlite() {
            let url = format!("sqlite://{}", folder.join("restored/wenovate.db").display());
            let config = Config { database_url: url.into(), storage_dir, ..config.clone() };
            return Self { kind: Kind::Sqlite, config, database: None };
        }
        let database = database::Fresh::empty(database::Kind::Postgres).await;
        let config = Config { database_url: database.url.as_str().into(), storage_dir, ..config.clone() };
        Self { kind: Kind::Postgres, config, database: Some(database) }
    }

    fn backup(&self, app: &TestApp, to: &Path) -> Output {
        match self.kind {
            Kind::Sqlite => app.program().arg("backup").arg(to).output().unwrap(),
            Kind::Postgres => script("postgres-backup", &app.foundation().config, to),
        }
    }

    fn restore(&self, from: &Path) -> Output {
        match self.kind {
            Kind::Sqlite => program(&self.config).arg("restore").arg(from).output().unwrap(),
            Kind::Postgres => script("postgres-restore", &self.config, from),
        }
    }

    async fn remove(self) {
        if let Some(database) = self.database {
            database.remove().await;
        }
    }
}

/// The scripts of deploy/backup, with the programs of the server that the tests run on.
fn script(name: &str, config: &Config, folder: &Path) -> Output {
    let mut places = vec![database::postgres_programs()];
    places.extend(env::split_paths(&env::var_os("PATH").unwrap()));
    Command::new(Path::new(env!("CARGO_MANIFEST_DIR")).join("../deploy/backup").join(name))
        .arg(folder)
        .env("PATH", env::join_paths(places).unwrap())
        .env("WENOVATE_DATABASE_URL", config.database_url.expose_secret())
        .env("WENOVATE_STORAGE_DIR", &config.storage_dir)
        .output()
        .unwrap()
}

fn first_file(folder: &Path) -> std::path::PathBuf {
    fn find(folder: &Path) -> Option<std::path::PathBuf> {
        let mut paths = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
        paths.find_map(|path| if path.is_dir() { find(&path) } else { Some(path) })
    }
    find(folder).expect("a file")
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}
