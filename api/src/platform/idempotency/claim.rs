//! Who may run a request, and what becomes of its key.

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use sea_orm::{
    ColumnTrait, EntityTrait, QueryFilter, Set,
    sea_query::{Expr, OnConflict},
};

use super::{
    Answer, KEY_REUSED, Kept, STILL_RUNNING,
    entity::{ActiveModel, COLUMN, Column, Entity, Model, RunId},
};
use crate::platform::{
    audit::Identity,
    db::{Db, Tx},
    problem::{Problem, Result},
    time::{Timestamp, days},
};

/// How long an answer is given again.
pub const KEPT_DAYS: u64 = 1;
/// How long a run holds its key. One that takes longer has died, or is stopped when it wants to commit.
const LEASE: Duration = Duration::from_secs(30);

tokio::task_local! {
    static CLAIM: Arc<Claim>;
}

/// A key in hand: of the request that this task serves.
#[derive(Debug)]
pub struct Claim {
    id: String,
    run: RunId,
    answered: AtomicBool,
}

/// Whose turn it is.
pub enum Turn {
    /// The request runs now.
    Mine(Arc<Claim>),
    /// It has run; this was its answer.
    Over(Kept),
}

/// Claims the key for this run.
///
/// # Errors
/// 409 while another run holds it, 422 when it belongs to another request.
pub async fn take(db: &Db, id: String, fingerprint: String) -> Result<Turn> {
    let tx = db.begin(&Identity::System).await?;
    let run = tx.new_id();
    let row = ActiveModel {
        id: Set(id.clone()),
        fingerprint: Set(fingerprint.clone()),
        run: Set(run),
        lease_until: Set(tx.now() + LEASE),
        created_at: Set(tx.now()),
        status: Set(None),
        location: Set(None),
        etag: Set(None),
        body: Set(None),
    };
    let stays = OnConflict::column(Column::Id).do_nothing().to_owned();
    if Entity::insert(row).on_conflict(stays).exec_without_returning(&*tx).await? == 0 {
        // Between the two statements a run that failed may have given the key back.
        let known = Entity::find_by_id(&id).one(&*tx).await?.ok_or_else(|| still_running(1))?;
        if known.created_at >= forgotten_before(tx.now()) {
            if known.fingerprint != fingerprint {
                return Err(KEY_REUSED.into());
            }
            if let Some(status) = known.status {
                let Model { location, etag, body, .. } = known;
                return Ok(Turn::Over(Kept { status, location, etag, body }));
            }
            if known.lease_until > tx.now() {
                return Err(still_running(patience(&known, tx.now())));
            }
        }
        take_over(&tx, &known, &fingerprint, run).await?;
    }
    tx.commit_housekeeping().await?;
    Ok(Turn::Mine(Arc::new(Claim { id, run, answered: AtomicBool::new(false) })))
}

/// The run before has died, or its answer is forgotten.
async fn take_over(tx: &Tx, known: &Model, fingerprint: &str, run: RunId) -> Result<()> {
    let taken = Entity::update_many()
        .col_expr(Column::Fingerprint, Expr::value(fingerprint))
        .col_expr(Column::Run, Expr::value(run))
        .col_expr(Column::LeaseUntil, Expr::value(tx.now() + LEASE))
        .col_expr(Column::CreatedAt, Expr::value(tx.now()))
        .col_expr(Column::Status, Expr::value(None::<i32>))
        .filter(COLUMN.id.eq(&known.id))
        .filter(COLUMN.run.eq(known.run))
        .exec(&**tx)
        .await?;
    if taken.rows_affected == 0 { Err(still_running(1)) } else { Ok(()) }
}

fn still_running(seconds: u64) -> Problem {
    Problem::new(STILL_RUNNING).retry_after(seconds)
}

/// Seconds after which to ask again: as long as it has been running, since most are done in one and a dead one takes
/// until its lease ends.
fn patience(known: &Model, now: Timestamp) -> u64 {
    let left =
        u64::try_from(known.lease_until.micros() - now.micros()).unwrap_or_default().div_ceil(1_000_000);
    let running = LEASE.as_secs().saturating_sub(left);
    Ord::min(running + 1, left)
}

pub(super) fn forgotten_before(now: Timestamp) -> Timestamp {
    now - days(KEPT_DAYS)
}

/// Writes the answer in the transaction of the change, where the request has a key.
///
/// # Errors
/// 409 when this run has lost its key to another one: then the change must not be committed.
pub async fn keep(tx: &Tx, answer: &impl Answer) -> Result<()> {
    let Ok(claim) = CLAIM.try_with(Clone::clone) else { return Ok(()) };
    claim.answer(tx, answer.kept()?).await
}

impl Claim {
    /// Serves the request with the key in hand.
    pub async fn scope<F: Future>(self: &Arc<Self>, serve: F) -> F::Output {
        CLAIM.scope(self.clone(), serve).await
    }

    /// Whether the answer was kept with the change.
    pub fn is_answered(&self) -> bool {
        self.answered.load(Ordering::Relaxed)
    }

    async fn answer(&self, tx: &Tx, kept: Kept) -> Result<()> {
        let written = Entity::update_many()
            .col_expr(Column::Status, Expr::value(kept.status))
            .col_expr(Column::Location, Expr::value(kept.location))
            .col_expr(Column::Etag, Expr::value(kept.etag))
            .col_expr(Column::Body, Expr::value(kept.body))
            .filter(COLUMN.id.eq(&self.id))
            .filter(COLUMN.run.eq(self.run))
            .filter(COLUMN.status.is_null())
            .exec(&**tx)
            .await?;
        if written.rows_affected == 0 {
            return Err(still_running(1));
        }
        self.answered.store(true, Ordering::Relaxed);
        Ok(())
    }

    /// Keeps the answer of a request that succeeded and had nothing to write: others must not tell it from one that had.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn answer_afterwards(&self, db: &Db, kept: Kept) -> Result<()> {
        let tx = db.begin(&Identity::System).await?;
        self.answer(&tx, kept).await?;
        tx.commit_housekeeping().await
    }

    /// Gives the key back after a request that failed and so changed nothing: sent again, it runs again.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn give_back(&self, db: &Db) -> Result<()> {
        let tx = db.begin(&Identity::System).await?;
        Entity::delete_many()
            .filter(COLUMN.id.eq(&self.id))
            .filter(COLUMN.run.eq(self.run))
            .filter(COLUMN.status.is_null())
            .exec(&*tx)
            .await?;
        tx.commit_housekeeping().await
    }
}
