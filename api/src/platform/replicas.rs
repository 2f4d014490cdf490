//! The processes that serve: each says regularly that it lives, so that operators see all of them on one page. Nothing
//! else rests on it.

use std::time::Duration;

use sea_orm::{QueryOrder, QuerySelect, Set, entity::prelude::*};
use tokio::{sync::watch, task::JoinHandle};

use super::{audit::Identity, db::Db, problem::Result, time::Timestamp};

crate::id!(
    /// A process that serves.
    ReplicaId
);

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "replicas")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ReplicaId,
    /// The machine's name.
    pub host: String,
    pub version: String,
    pub started_at: Timestamp,
    pub seen_at: Timestamp,
}

impl ActiveModelBehavior for ActiveModel {}

/// How often a process says that it lives.
const BEAT: Duration = Duration::from_secs(15);

/// Who has said nothing for this long is gone, or hangs.
pub const SILENCE: Duration = Duration::from_mins(1);

/// After this long nobody asks about it any more.
const FORGOTTEN: Duration = Duration::from_hours(24);

/// More are not shown.
const MOST: u64 = 100;

/// The processes that were there within the last day, the oldest first.
///
/// # Errors
/// When the database refuses.
pub async fn list(db: &Db) -> Result<Vec<Model>> {
    Ok(Entity::find().order_by_asc(Column::Id).limit(MOST).all(&**db).await?)
}

/// A process that says that it lives, until it is stopped.
pub struct Heart {
    pub id: ReplicaId,
    db: Db,
    stop: watch::Sender<bool>,
    beating: JoinHandle<()>,
}

impl Heart {
    /// Begins with the first beat.
    ///
    /// # Errors
    /// When the database refuses it.
    pub async fn start(db: &Db, started_at: Timestamp) -> Result<Self> {
        let id = enter(db, started_at).await?;
        let (stop, mut stopped) = watch::channel(false);
        let of = db.clone();
        let beating = tokio::spawn(async move {
            loop {
                tokio::select! {
                    () = tokio::time::sleep(BEAT) => {}
                    _ = stopped.changed() => return,
                }
                if let Err(problem) = beat(&of, id).await {
                    tracing::warn!(%problem, "this replica could not say that it lives");
                }
            }
        });
        Ok(Self { id, db: db.clone(), stop, beating })
    }

    /// Takes its leave.
    pub async fn stop(self) {
        let _ = self.stop.send(true);
        let _ = self.beating.await;
        if let Err(problem) = leave(&self.db, self.id).await {
            tracing::warn!(%problem, "this replica could not take its leave");
        }
    }
}

async fn enter(db: &Db, started_at: Timestamp) -> Result<ReplicaId> {
    let tx = db.begin(&Identity::System).await?;
    let id: ReplicaId = tx.new_id();
    let row = ActiveModel {
        id: Set(id),
        host: Set(host()),
        version: Set(env!("CARGO_PKG_VERSION").to_owned()),
        started_at: Set(started_at),
        seen_at: Set(tx.now()),
    };
    Entity::insert(row).exec_without_returning(&*tx).await?;
    Entity::delete_many().filter(COLUMN.seen_at.lt(tx.now() - FORGOTTEN)).exec(&*tx).await?;
    tx.commit_housekeeping().await?;
    Ok(id)
}

async fn beat(db: &Db, id: ReplicaId) -> Result<()> {
    let tx = db.begin(&Identity::System).await?;
    let seen = sea_orm::sea_query::Expr::value(tx.now());
    Entity::update_many().col_expr(Column::SeenAt, seen).filter(COLUMN.id.eq(id)).exec(&*tx).await?;
    tx.commit_housekeeping().await
}

async fn leave(db: &Db, id: ReplicaId) -> Result<()> {
    let tx = db.begin(&Identity::System).await?;
    Entity::delete_by_id(id).exec(&*tx).await?;
    tx.commit_housekeeping().await
}

fn host() -> String {
    rustix::system::uname().nodename().to_string_lossy().into_owned()
}
