//! The database: reads anywhere, writes only in an audited transaction.

use std::{
    ops::Deref,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use sea_orm::{
    ConnectOptions, ConnectionTrait, Database, DatabaseBackend, DatabaseConnection, DatabaseTransaction,
    DbErr, SqliteTransactionMode, TransactionOptions, TransactionTrait,
};
use secrecy::ExposeSecret;
use tokio::sync::{Notify, OwnedSemaphorePermit, Semaphore};

use super::{
    audit::{self, Actor, Event},
    config::Config,
    id::Id,
    idempotency::{self, Answer},
    jobs::lease::Lease,
    metrics::WRITE_WAIT_SECONDS,
    pool::Pool,
    problem::Result,
    random::Random,
    sqlite,
    time::{Clock, Timestamp},
};

/// A handle on the database, cheap to clone. Dereferences to a connection for reading.
#[derive(Clone)]
pub struct Db {
    connection: DatabaseConnection,
    clock: Clock,
    random: Random,
    /// SQLite has one writer at a time: waiting here is fair, waiting in its busy handler is not.
    writer: Option<Arc<Semaphore>>,
    /// Wakes the workers of this process when a job was committed here; others find it when they look.
    work: Arc<Notify>,
    mail: Arc<MailSettings>,
    most_connections: u32,
}

/// What a mail must know of the configuration when it is written.
#[derive(Debug)]
pub struct MailSettings {
    /// The address of the platform, for links.
    pub base: String,
    /// For message ids.
    pub domain: String,
    /// Whether there is a mail server.
    pub sends: bool,
}

impl Db {
    /// # Errors
    /// When the database cannot be reached, or is an SQLite that is too old.
    pub async fn connect(config: &Config, clock: Clock, random: Random) -> Result<Self, DbErr> {
        let mail = MailSettings {
            base: config.public_url.clone(),
            domain: config.mail_domain(),
            sends: config.smtp_url.is_some(),
        };
        let sqlite = config.uses_sqlite();
        if sqlite {
            sqlite::create_folder(config);
        }
        let mut options = ConnectOptions::new(config.database_url.expose_secret());
        options
            .max_connections(config.database_connections)
            .min_connections(1)
            .acquire_timeout(Duration::from_secs(8))
            .idle_timeout(Duration::from_mins(10))
            // Statements without their values, where the log asks for them: `sqlx=info`.
            .sqlx_logging(tracing::enabled!(target: "sqlx::query", tracing::Level::INFO))
            .test_before_acquire(false);
        let cache = config.database_statement_cache;
        if sqlite {
            options.map_sqlx_sqlite_opts(sqlite::options);
            // When its disk is full SQLite ends a transaction by itself, and the driver goes on believing in it. Such a
            // connection could begin no other.
            options.map_sqlx_sqlite_before_acquire(|connection, _| {
                Box::pin(async move { Ok(!sqlx::Connection::is_in_transaction(connection)) })
            });
        } else {
            options.map_sqlx_postgres_opts(move |options| options.statement_cache_capacity(cache));
        }
        let connection = Database::connect(options).await?;
        if sqlite {
            sqlite::refuse_old(&connection).await?;
        }
        let writer = sqlite.then(|| Arc::new(Semaphore::new(1)));
        Ok(Self {
            connection,
            clock,
            random,
            writer,
            work: Arc::default(),
            mail: Arc::new(mail),
            most_connections: config.database_connections,
        })
    }

    pub fn now(&self) -> Timestamp {
        self.clock.now()
    }

    pub const fn random(&self) -> &Random {
        &self.random
    }

    pub const fn clock(&self) -> &Clock {
        &self.clock
    }

    pub fn backend(&self) -> DatabaseBackend {
        self.connection.get_database_backend()
    }

    /// Opens the one kind of transaction that may write. On SQLite it takes the write lock at once (Immediate):
    /// the default takes it at the first write and fails when another wrote in between.
    ///
    /// # Errors
    /// When no connection can be had.
    pub async fn begin(&self, actor: &impl Actor) -> Result<Tx> {
        let asked = tokio::time::Instant::now();
        let permit = match &self.writer {
            Some(writer) => writer.clone().acquire_owned().await.ok(),
            None => None,
        };
        let options = TransactionOptions {
            sqlite_transaction_mode: self.writer.is_some().then_some(SqliteTransactionMode::Immediate),
            ..TransactionOptions::default()
        };
        #[expect(clippy::disallowed_methods, reason = "this is the door that the ban protects")]
        let inner = self.connection.begin_with_options(options).await?;
        metrics::histogram!(WRITE_WAIT_SECONDS).record(asked.elapsed());
        Ok(Tx {
            inner,
            actor: actor.identity(),
            roles: audit::written(actor.roles()),
            now: self.now(),
            random: self.random.clone(),
            work: self.work.clone(),
            wakes: AtomicBool::new(false),
            mail: self.mail.clone(),
            lease: Lease::in_hand(),
            _permit: permit,
        })
    }

    /// How the pool of connections is.
    pub fn pool(&self) -> Pool {
        Pool::of(&self.connection, self.most_connections)
    }

    /// Waits until a transaction of this process has queued a job.
    pub(super) async fn work_was_queued(&self) {
        self.work.notified().await;
    }

    /// A lock of PostgreSQL that is held until the transaction ends, which writes nothing.
    pub(super) async fn advisory_lock(&self, key: i64) -> Result<DatabaseTransaction, DbErr> {
        let lock = self.connection.begin().await?;
        lock.execute_unprepared(&format!("SELECT pg_advisory_xact_lock({key})")).await?;
        Ok(lock)
    }

    /// Whether the database answers.
    ///
    /// # Errors
    /// When it does not.
    pub async fn ping(&self) -> Result<(), DbErr> {
        self.connection.execute_unprepared("SELECT 1").await.map(|_| ())
    }

    /// # Errors
    /// When connections cannot be closed in order.
    pub async fn close(self) -> Result<(), DbErr> {
        self.connection.close().await
    }
}

impl Deref for Db {
    type Target = DatabaseConnection;

    fn deref(&self) -> &DatabaseConnection {
        &self.connection
    }
}

/// A write transaction. Dropped without a commit, it rolls back.
pub struct Tx {
    inner: DatabaseTransaction,
    actor: audit::Identity,
    roles: Option<String>,
    now: Timestamp,
    random: Random,
    work: Arc<Notify>,
    wakes: AtomicBool,
    mail: Arc<MailSettings>,
    /// Of the job that writes: a worker that outlived its lease must fail to commit.
    lease: Option<Lease>,
    _permit: Option<OwnedSemaphorePermit>,
}

impl Tx {
    /// One instant for all that the transaction writes.
    pub const fn now(&self) -> Timestamp {
        self.now
    }

    pub fn new_id<I: Id>(&self) -> I {
        self.random.id(self.now)
    }

    pub const fn random(&self) -> &Random {
        &self.random
    }

    /// The address of the platform, for links.
    pub fn base(&self) -> &str {
        &self.mail.base
    }

    pub(super) fn mail(&self) -> &MailSettings {
        &self.mail
    }

    /// Who acts.
    pub const fn actor(&self) -> &audit::Identity {
        &self.actor
    }

    /// In which roles, as they are written down.
    pub(super) fn roles(&self) -> Option<&str> {
        self.roles.as_deref()
    }

    /// The commit will wake a worker.
    pub(super) fn wakes_workers(&self) {
        self.wakes.store(true, Ordering::Relaxed);
    }

    /// Records a further event of the same change; most changes have one, which `commit` takes.
    ///
    /// # Errors
    /// When the database refuses it.
    pub async fn record(&self, event: impl Event) -> Result<()> {
        audit::write(self, &event).await
    }

    /// Writes the audit event and commits. There is no other way to commit.
    ///
    /// # Errors
    /// When the database refuses it; nothing has been written then.
    pub async fn commit(self, event: impl Event) -> Result<()> {
        audit::write(&self, &event).await?;
        self.commit_housekeeping().await
    }

    /// Commits what creates something, and keeps the answer with it: a caller who sends the request again with the same
    /// `Idempotency-Key` gets this answer, and nothing is created twice.
    ///
    /// # Errors
    /// When the database refuses it, or another run of the same request has taken over; nothing has been written then.
    pub async fn commit_answering<A: Answer>(self, event: impl Event, answer: A) -> Result<A> {
        idempotency::keep(&self, &answer).await?;
        self.commit(event).await?;
        Ok(answer)
    }

    /// Commits what no person asked for and no audit trail needs: the life of jobs, mails and sessions in use.
    ///
    /// # Errors
    /// When the database refuses it; nothing has been written then.
    pub(in crate::platform) async fn commit_housekeeping(self) -> Result<()> {
        if let Some(lease) = self.lease {
            lease.hold(&self.inner).await?;
        }
        #[expect(clippy::disallowed_methods, reason = "this is the door that the ban protects")]
        self.inner.commit().await?;
        if self.wakes.load(Ordering::Relaxed) {
            self.work.notify_one();
        }
        Ok(())
    }
}

impl Deref for Tx {
    type Target = DatabaseTransaction;

    fn deref(&self) -> &DatabaseTransaction {
        &self.inner
    }
}
