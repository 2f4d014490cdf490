//! What a test stands on: an application of its own, spoken to over HTTP.

mod authenticator;
mod balancer;
mod client;
pub mod database;
pub mod elsewhere;
mod factor;
pub mod factory;
mod mailbox;
mod members;
pub mod process;
mod program;
mod replica;
mod reply;
pub mod room;
mod s3;

use std::{
    future::Future,
    ops::Deref,
    panic::{AssertUnwindSafe, resume_unwind},
    sync::{
        Arc, Once,
        atomic::{AtomicU32, Ordering},
    },
    time::Duration,
};

use futures_util::FutureExt;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use tracing_subscriber::filter::{EnvFilter, LevelFilter};
use wenovate::{
    notifications::notification,
    platform::{
        audit,
        config::Config,
        foundation::Foundation,
        jobs::{Outcome, Runner},
        language::Language,
        random::Random,
        request::RequestContext,
        time::{Clock, ManualClock, Timestamp},
    },
    server::{self, Running},
};

pub use self::{
    authenticator::Authenticator,
    balancer::Balancer,
    client::Client,
    database::{Fresh, Kind, as_postgres},
    factory::{ApiClient, Campaign, Organisation, Project},
    mailbox::Mail,
    members::{Member, PASSWORD},
    process::Process,
    program::{Program, command},
    replica::Replica,
    reply::Reply,
};
pub use both_databases::both_databases;

/// Every test begins on this day, a Tuesday, at noon in Athens.
pub const TODAY: &str = "2026-11-24T10:00:00Z";

/// The request id of what a factory does over HTTP.
const FACTORY: &str = "factory";

/// What a fresh platform does by itself.
const AT_THE_START: &str = "keys.created";

/// One application: a server on a free port, a fresh database, a clock that stands still, a mailbox. Clones are the same one.
#[derive(Clone)]
pub struct TestApp(Arc<Inner>);

pub struct Inner {
    running: std::sync::Mutex<Option<Running>>,
    foundation: Foundation,
    runner: Runner,
    server: String,
    clock: ManualClock,
    database: database::Fresh,
    mailbox: String,
    _files: tempfile::TempDir,
}

/// What `#[both_databases]` calls: starts an application, runs the test, and sees to what is left behind.
pub fn run<T: Future<Output = ()>>(kind: Kind, test: impl FnOnce(TestApp) -> T) {
    show_log();
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
    // Both tests of one function pass the same inline snapshots.
    insta::allow_duplicates!(runtime.block_on(async {
        let app = TestApp::start(kind).await;
        let outcome = AssertUnwindSafe(test(app.clone())).catch_unwind().await;
        let drained = match &outcome {
            Ok(()) => AssertUnwindSafe(app.drain_jobs()).catch_unwind().await,
            Err(_) => Ok(()),
        };
        app.stop().await;
        if let Err(panic) = outcome.and(drained) {
            resume_unwind(panic);
        }
    }));
}

impl TestApp {
    async fn start(kind: Kind) -> Self {
        let database = database::Fresh::of(kind).await;
        let mailbox = format!("box{}", next_number());
        let files = tempfile::tempdir_in(room::path()).unwrap();
        let config = Config {
            bind: "127.0.0.1:0".into(),
            database_url: database.url.as_str().into(),
            database_connections: 4,
            storage_dir: files.path().to_owned(),
            smtp_url: Some(mailbox::smtp_url(&mailbox).into()),
            smtp_ca_file: Some(mailbox::ca_file().to_owned()),
            workers: 1,
            // Jobs run when the test says so, see `drain_jobs`.
            job_workers: 0,
            // Tests are in a hurry; those of the limits set them.
            requests_per_minute: 0,
            searches_per_minute: 0,
            mails_per_hour: 0,
            // The cheapest hash there is: what it protects lives for a second.
            argon2_memory_kib: 16,
            ..Config::default()
        };
        let (clock, handle) = Clock::manual(Timestamp::from_rfc3339(TODAY).unwrap());
        let factory = RequestContext { id: FACTORY.into(), language: Language::El, address: None };
        let start = Box::pin(server::start(config, clock, Random::from_system()));
        let running = factory.scope(start).await.unwrap();
        Self(Arc::new(Inner {
            foundation: running.foundation().clone(),
            runner: running.runner().clone(),
            server: format!("http://{}", running.address()),
            running: std::sync::Mutex::new(Some(running)),
            clock: handle,
            database,
            mailbox,
            _files: files,
        }))
    }

    async fn stop(self) {
        let running = self.0.running.lock().unwrap().take();
        if let Some(running) = running {
            running.stop().await;
        }
        self.0.database.remove().await;
    }
}

impl Deref for TestApp {
    type Target = Inner;

    fn deref(&self) -> &Inner {
        &self.0
    }
}

impl Inner {
    /// Somebody without a session, with a cookie jar of their own.
    pub fn visitor(&self) -> Client {
        Client::new(self.server.clone())
    }

    /// `http://127.0.0.1:port`
    pub fn server(&self) -> &str {
        &self.server
    }

    /// What the server itself stands on: for factories, and for looking at rows that no answer shows.
    pub const fn foundation(&self) -> &Foundation {
        &self.foundation
    }

    pub fn now(&self) -> Timestamp {
        self.foundation.db.now()
    }

    /// Time passes. Access tokens may expire: `member.renew()`.
    pub fn advance(&self, by: Duration) {
        self.clock.advance(by);
    }

    pub fn set_time(&self, now: Timestamp) {
        self.clock.set(now);
    }

    /// The names of the audit events, oldest first, without those of the start and of the factories.
    pub async fn audit(&self) -> Vec<String> {
        self.audit_events().await.into_iter().map(|event| event.event).collect()
    }

    pub async fn audit_events(&self) -> Vec<audit::Model> {
        let events = audit::Entity::find()
            .filter(audit::Column::RequestId.ne(FACTORY))
            .filter(audit::Column::Event.ne(AT_THE_START));
        events.order_by_asc(audit::Column::Id).all(&*self.foundation.db).await.unwrap()
    }

    /// Runs what is queued, and what that queues, until nothing is left. A job that fails fails the test.
    pub async fn drain_jobs(&self) {
        while let Some(outcome) = self.runner.run_next().await.unwrap() {
            if let Outcome::Failed(job, error) = outcome {
                panic!("the job {} failed: {error}", job.name);
            }
        }
    }

    /// Runs jobs one at a time, for rules about jobs that fail.
    pub const fn runner(&self) -> &Runner {
        &self.runner
    }

    /// The mails that were sent to an address so far, oldest first; queued ones are sent first.
    pub async fn mailbox(&self, address: &str) -> Vec<Mail> {
        let to_it = |mail: &Mail| mail.to.iter().any(|to| to.eq_ignore_ascii_case(address));
        self.mails().await.into_iter().filter(to_it).collect()
    }

    /// All mails of this application, oldest first; queued ones are sent first.
    pub async fn mails(&self) -> Vec<Mail> {
        self.drain_jobs().await;
        mailbox::mails(&self.mailbox).await
    }

    /// The token of the last mail to an address with a link to this page, as soon as it has come: another process may
    /// be sending it.
    pub async fn last_mail_with(&self, address: &str, page: &str) -> String {
        for _ in 0..200 {
            let mails = self.mailbox(address).await;
            if let Some(mail) = mails.iter().rev().find(|mail| mail.text.contains(page)) {
                return mail.token(page);
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        panic!("no mail to {address} with {page}")
    }

    /// What a person was told in the application, oldest first.
    pub async fn was_told(&self, member: &Member) -> Vec<notification::Model> {
        let of_member = notification::Entity::find().filter(notification::COLUMN.member_id.eq(member.id()));
        of_member.order_by_asc(notification::Column::Id).all(&*self.foundation.db).await.unwrap()
    }

    /// The mails that arrived so far, oldest first; nothing is sent for it.
    pub async fn arrived(&self) -> Vec<Mail> {
        mailbox::mails(&self.mailbox).await
    }

    /// Lets the mail server give the answers that it held back from whoever wrote to `stall-…@`.
    pub async fn answer_mails(&self) {
        mailbox::answer(&self.mailbox).await;
    }

    /// The settings of another process on the same database, storage and mailbox.
    pub fn settings(&self) -> Vec<(&'static str, String)> {
        let config = &self.foundation.config;
        vec![
            ("WENOVATE_BIND", "127.0.0.1:0".into()),
            ("WENOVATE_PUBLIC_URL", config.public_url.clone()),
            ("WENOVATE_DATABASE_URL", self.database.url.clone()),
            ("WENOVATE_DATABASE_CONNECTIONS", "8".into()),
            ("WENOVATE_STORAGE_DIR", config.storage_dir.display().to_string()),
            ("WENOVATE_SMTP_URL", mailbox::smtp_url(&self.mailbox)),
            ("WENOVATE_SMTP_CA_FILE", mailbox::ca_file().display().to_string()),
            ("WENOVATE_WORKERS", "1".into()),
            ("WENOVATE_ARGON2_MEMORY_KIB", config.argon2_memory_kib.to_string()),
            ("WENOVATE_LOG_FORMAT", "json".into()),
        ]
    }

    /// The last mail to an address.
    pub async fn last_mail(&self, address: &str) -> Mail {
        self.mailbox(address).await.pop().unwrap_or_else(|| panic!("no mail to {address}"))
    }
}

/// Shows what the servers log as errors; `RUST_LOG=debug` shows more.
fn show_log() {
    static SHOWN: Once = Once::new();
    SHOWN.call_once(|| {
        let filter = EnvFilter::builder().with_default_directive(LevelFilter::ERROR.into()).from_env_lossy();
        tracing_subscriber::fmt().with_env_filter(filter).with_test_writer().init();
    });
}

/// A number that nothing else in this process has.
pub fn next_number() -> u32 {
    static LAST: AtomicU32 = AtomicU32::new(0);
    LAST.fetch_add(1, Ordering::Relaxed) + 1
}
