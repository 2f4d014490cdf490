use actix_web::{get, web};
use serde::Serialize;
use utoipa::ToSchema;

use super::{
    policy::Operate,
    worries::{self, Worry},
};
use crate::platform::{
    audit::state,
    auth::Auth,
    db::Db,
    foundation::Foundation,
    jobs,
    json::Json,
    mail,
    problem::Result,
    replicas::{self, ReplicaId, SILENCE},
    schema::pending_migrations,
    time::Timestamp,
};

/// How the service is, for those who operate it.
#[derive(Debug, Serialize, ToSchema)]
pub struct System {
    pub at: Timestamp,
    /// Of the replica that answers.
    #[schema(example = "0.1.0")]
    pub version: &'static str,
    /// What a person should look at; nothing when all is well.
    pub worries: Vec<Worry>,
    pub replicas: Vec<Replica>,
    pub database: DatabaseState,
    pub jobs: JobState,
    pub mail: MailState,
    pub storage: StorageState,
    pub audit: AuditState,
}

/// A process that serves.
#[derive(Debug, Serialize, ToSchema)]
pub struct Replica {
    pub id: ReplicaId,
    /// The machine's name.
    #[schema(example = "api-1")]
    pub host: String,
    #[schema(example = "0.1.0")]
    pub version: String,
    pub started_at: Timestamp,
    /// When it last said that it lives.
    pub seen_at: Timestamp,
    /// It has said nothing for a minute: it is gone, or hangs.
    pub silent: bool,
    /// The one that answers.
    pub answers: bool,
}

/// The database, as the replica that answers reaches it.
#[derive(Debug, Serialize, ToSchema)]
pub struct DatabaseState {
    /// `sqlite` or `postgresql`.
    #[schema(example = "postgresql")]
    pub kind: &'static str,
    /// Migrations that the schema lacks.
    pub pending_migrations: Vec<String>,
    #[schema(example = 3)]
    pub connections_open: u32,
    #[schema(example = 2)]
    pub connections_idle: u32,
    /// As many as may be opened.
    #[schema(example = 8)]
    pub connections_most: u32,
}

/// Background work; counts stop at 1000.
#[derive(Debug, Serialize, ToSchema)]
pub struct JobState {
    #[schema(maximum = 1000, example = 2)]
    pub queued: u64,
    #[schema(maximum = 1000, example = 1)]
    pub running: u64,
    /// Given up: a person must look at them.
    #[schema(maximum = 1000, example = 0)]
    pub dead: u64,
    /// Since when the oldest job that is due has been waiting.
    pub oldest_due: Option<Timestamp>,
}

/// Mails that have not arrived; counts stop at 1000.
#[derive(Debug, Serialize, ToSchema)]
pub struct MailState {
    /// There is a mail server; otherwise mails stay in the outbox.
    pub sends: bool,
    #[schema(maximum = 1000, example = 2)]
    pub queued: u64,
    #[schema(maximum = 1000, example = 0)]
    pub failed: u64,
    /// Handed over by a worker that was lost before the answer.
    #[schema(maximum = 1000, example = 0)]
    pub unknown: u64,
}

/// Where files are kept.
#[derive(Debug, Serialize, ToSchema)]
pub struct StorageState {
    /// It can be reached.
    pub answers: bool,
    /// Bytes; none where the storage does not say.
    #[schema(example = 53_687_091_200_u64)]
    pub free: Option<u64>,
    #[schema(example = 107_374_182_400_u64)]
    pub total: Option<u64>,
}

/// The chain of the audit trail.
#[derive(Debug, Serialize, ToSchema)]
pub struct AuditState {
    #[schema(example = 1_284, minimum = 0)]
    pub size: i64,
    #[schema(maximum = 1000, example = 0)]
    pub waiting: u64,
    /// When the first event that is not sealed happened.
    pub waiting_since: Option<Timestamp>,
    pub checkpoint_at: Option<Timestamp>,
}

/// Show how the service is.
///
/// Its replicas, database, background work, mail, storage and audit trail, and what a person should look at.
#[utoipa::path(tag = "administration", responses((status = OK, description = "The service", body = System)))]
#[get("/system")]
pub async fn show_system(
    _: Auth<Operate>,
    foundation: web::Data<Foundation>,
    me: web::Data<ReplicaId>,
) -> Result<Json<System>> {
    let db = &foundation.db;
    let mut system = System {
        at: db.now(),
        version: env!("CARGO_PKG_VERSION"),
        worries: Vec::new(),
        replicas: all_replicas(db, **me).await?,
        database: database(db).await?,
        jobs: work(db).await?,
        mail: letters(&foundation).await?,
        storage: storage(&foundation),
        audit: trail(db).await?,
    };
    system.worries = worries::of(&system);
    Ok(Json(system))
}

async fn all_replicas(db: &Db, me: ReplicaId) -> Result<Vec<Replica>> {
    let shown = |row: replicas::Model| Replica {
        silent: row.seen_at + SILENCE < db.now() && row.id != me,
        answers: row.id == me,
        id: row.id,
        host: row.host,
        version: row.version,
        started_at: row.started_at,
        seen_at: row.seen_at,
    };
    Ok(replicas::list(db).await?.into_iter().map(shown).collect())
}

async fn database(db: &Db) -> Result<DatabaseState> {
    let pool = db.pool();
    Ok(DatabaseState {
        kind: if db.backend() == sea_orm::DatabaseBackend::Postgres { "postgresql" } else { "sqlite" },
        pending_migrations: pending_migrations(db).await?,
        connections_open: pool.open,
        connections_idle: pool.idle,
        connections_most: pool.most,
    })
}

async fn work(db: &Db) -> Result<JobState> {
    let depth = jobs::depth(db).await?;
    Ok(JobState {
        queued: depth.queued,
        running: depth.running,
        dead: depth.dead,
        oldest_due: depth.oldest_due,
    })
}

async fn letters(foundation: &Foundation) -> Result<MailState> {
    let depth = mail::depth(&foundation.db).await?;
    Ok(MailState {
        sends: foundation.mailer.is_some(),
        queued: depth.queued,
        failed: depth.failed,
        unknown: depth.unknown,
    })
}

fn storage(foundation: &Foundation) -> StorageState {
    let room = foundation.storage.room();
    let known = room.as_ref().ok().copied().flatten();
    StorageState {
        answers: room.is_ok(),
        free: known.map(|room| room.free),
        total: known.map(|room| room.total),
    }
}

async fn trail(db: &Db) -> Result<AuditState> {
    let chain = state::state(&**db).await?;
    Ok(AuditState {
        size: chain.end.size,
        waiting: chain.waiting,
        waiting_since: chain.waiting_since,
        checkpoint_at: chain.checkpoint.map(|checkpoint| checkpoint.at),
    })
}
