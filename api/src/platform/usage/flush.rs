//! Brings what was counted into the database.

use std::time::Duration;

use sea_orm::{
    EntityTrait, ExprTrait, Set,
    sea_query::{CaseStatement, Expr, OnConflict},
};
use time::Date;
use tokio::{sync::watch, task::JoinHandle};
use uuid::Uuid;

use super::{Column, Counted, Entity, Usage, entity::ActiveModel};
use crate::platform::{
    audit::Identity,
    db::{Db, Tx},
    problem::Result,
    time::Timestamp,
};

/// How often.
const INTERVAL: Duration = Duration::from_secs(10);

impl Usage {
    /// Adds what this process has counted to what all have.
    ///
    /// # Errors
    /// When the database refuses; what it refused is kept for the next time.
    pub async fn flush(&self, db: &Db) -> Result<()> {
        let mut counts = self.take().into_iter();
        for (key, counted) in counts.by_ref() {
            let tx = match add(db, key, counted).await {
                Ok(tx) => tx,
                Err(problem) => {
                    self.put_back(key, counted);
                    counts.for_each(|(key, counted)| self.put_back(key, counted));
                    return Err(problem);
                }
            };
            // Whether a commit without an answer was one, nobody knows: it is not tried again, so that nothing counts twice.
            tell(tx.commit_housekeeping().await);
        }
        Ok(())
    }
}

/// One short transaction for each client that was there in these seconds.
async fn add(db: &Db, (client, day): (Uuid, Date), counted: Counted) -> Result<Tx> {
    let tx = db.begin(&Identity::System).await?;
    let row = ActiveModel {
        client_id: Set(client),
        day: Set(day),
        requests: Set(counted.requests),
        refused: Set(counted.refused),
        last_at: Set(Timestamp(counted.last_at)),
    };
    let of = |column: Column| Expr::col((Entity, column));
    let later = CaseStatement::new()
        .case(of(Column::LastAt).lt(counted.last_at), Expr::value(counted.last_at))
        .finally(of(Column::LastAt));
    let more = OnConflict::columns([Column::ClientId, Column::Day])
        .value(Column::Requests, of(Column::Requests).add(counted.requests))
        .value(Column::Refused, of(Column::Refused).add(counted.refused))
        .value(Column::LastAt, later)
        .to_owned();
    Entity::insert(row).on_conflict(more).exec_without_returning(&*tx).await?;
    Ok(tx)
}

/// Flushes regularly, and a last time when it is stopped.
pub struct Flusher {
    usage: Usage,
    db: Db,
    stop: watch::Sender<bool>,
    running: JoinHandle<()>,
}

impl Flusher {
    pub fn start(usage: Usage, db: &Db) -> Self {
        let (stop, mut stopped) = watch::channel(false);
        let (of, at) = (usage.clone(), db.clone());
        let running = tokio::spawn(async move {
            loop {
                tokio::select! {
                    () = tokio::time::sleep(INTERVAL) => {}
                    _ = stopped.changed() => return,
                }
                tell(of.flush(&at).await);
            }
        });
        Self { usage, db: db.clone(), stop, running }
    }

    /// The last counts are written before the database is closed.
    pub async fn stop(self) {
        let _ = self.stop.send(true);
        let _ = self.running.await;
        let mut outcome = self.usage.flush(&self.db).await;
        // Connections that a thread of the server had opened have ended with it: each is found out once.
        for _ in 0..self.db.pool().most {
            if outcome.is_ok() {
                break;
            }
            outcome = self.usage.flush(&self.db).await;
        }
        tell(outcome);
    }
}

fn tell(outcome: Result<()>) {
    if let Err(problem) = outcome {
        tracing::warn!(%problem, "the usage of API clients could not be written");
    }
}
