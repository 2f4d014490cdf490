//! Slowing down: how often something was tried, counted in the database so that all replicas know.
//!
//! An attempt is counted before it is made, so that a thousand at once are a thousand, and taken back when it was a
//! good one. The first ones are free; from then on each doubles the wait for the next.

use std::time::Duration;

use sea_orm::{
    ActiveModelTrait, EntityTrait, ExprTrait, QueryFilter, Set,
    entity::prelude::*,
    sea_query::{Expr, OnConflict},
};

use super::{
    audit::Identity,
    db::{Db, Tx},
    problem::{Problem, Result, TOO_MANY_REQUESTS},
    random::token_hash,
    time::Timestamp,
};

/// Attempts are forgotten this long after the last one.
pub(super) const MEMORY: Duration = Duration::from_hours(1);
/// The first wait, and the longest.
const FIRST_WAIT: u64 = 30;
const LONGEST_WAIT: u64 = 900;

/// How often something was tried.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "throttles")]
pub struct Model {
    /// What is tried, and a hash of by whom or on what.
    #[sea_orm(primary_key, auto_increment = false)]
    pub name: String,
    pub count: i64,
    pub last_at: Timestamp,
    pub blocked_until: Option<Timestamp>,
}

impl ActiveModelBehavior for ActiveModel {}

/// What is counted together, and how many times are free.
#[derive(Clone, Debug)]
pub struct Limit {
    name: String,
    free: i64,
}

impl Limit {
    /// `Limit::new("sign_in", email, 5)`.
    pub fn new(what: &'static str, whose: &str, free: i64) -> Self {
        Self { name: format!("{what}:{}", token_hash(whose)), free }
    }
}

/// Counts an attempt against all the limits.
///
/// # Errors
/// 429 with `Retry-After` when one of them wants a wait; the attempt is not counted then.
pub async fn take(db: &Db, limits: &[Limit]) -> Result<()> {
    let tx = db.begin(&Identity::System).await?;
    let mut wait = None;
    for limit in limits {
        wait = Ord::max(wait, count(&tx, limit).await?);
    }
    match wait {
        Some(seconds) => Err(Problem::new(TOO_MANY_REQUESTS).retry_after(seconds)),
        None => tx.commit_housekeeping().await,
    }
}

/// Counts an attempt within a change, and says whether it may be made. One that may not be is counted, too.
///
/// # Errors
/// When the database refuses.
pub async fn allows(tx: &Tx, limit: &Limit) -> Result<bool> {
    Ok(count(tx, limit).await?.is_none())
}

/// The attempt was a good one: it is as if it, and those before it, had not been.
///
/// # Errors
/// When the database refuses.
pub async fn forget(tx: &Tx, limit: &Limit) -> Result<()> {
    Entity::delete_many().filter(COLUMN.name.eq(&limit.name)).exec(&**tx).await?;
    Ok(())
}

/// The attempt was a good one: it does not count, those before it do.
///
/// # Errors
/// When the database refuses.
pub async fn give_back(tx: &Tx, limit: &Limit) -> Result<()> {
    Entity::update_many()
        .col_expr(Column::Count, Expr::col(Column::Count).sub(1))
        .col_expr(Column::BlockedUntil, Expr::value(None::<i64>))
        .filter(COLUMN.name.eq(&limit.name))
        .exec(&**tx)
        .await?;
    Ok(())
}

/// The attempt was a good one, which changed nothing: limits to forget, and limits to give back to.
///
/// # Errors
/// When the database refuses.
pub async fn forgive(db: &Db, forgotten: &[Limit], given_back: &[Limit]) -> Result<()> {
    let tx = db.begin(&Identity::System).await?;
    for limit in forgotten {
        forget(&tx, limit).await?;
    }
    for limit in given_back {
        give_back(&tx, limit).await?;
    }
    tx.commit_housekeeping().await
}

/// Seconds to wait before this attempt; none when it may be made.
async fn count(tx: &Tx, limit: &Limit) -> Result<Option<u64>> {
    let first = ActiveModel {
        name: Set(limit.name.clone()),
        count: Set(1),
        last_at: Set(tx.now()),
        blocked_until: Set(None),
    };
    // The row is locked from here on: whoever comes at the same time counts after.
    let increment = OnConflict::column(Column::Name)
        .value(Column::Count, Expr::col((Entity, Column::Count)).add(1))
        .to_owned();
    let row = Entity::insert(first).on_conflict(increment).exec_with_returning(&**tx).await?;
    if let Some(until) = row.blocked_until.filter(|until| *until > tx.now()) {
        let micros = u64::try_from(until.micros() - tx.now().micros()).unwrap_or_default();
        return Ok(Some(micros.div_ceil(1_000_000)));
    }
    let forgotten = row.last_at < tx.now() - MEMORY;
    let count = if forgotten { 1 } else { row.count };
    let change = ActiveModel {
        name: Set(row.name),
        count: Set(count),
        last_at: Set(tx.now()),
        blocked_until: Set(wait_after(count, limit.free).map(|wait| tx.now() + wait)),
    };
    change.update(&**tx).await?;
    Ok(None)
}

/// How long the next attempt must wait after this many.
fn wait_after(count: i64, free: i64) -> Option<Duration> {
    let over = u32::try_from(count - free).ok()?;
    let seconds = FIRST_WAIT.saturating_mul(2_u64.saturating_pow(over));
    Some(Duration::from_secs(Ord::min(seconds, LONGEST_WAIT)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_are_free_and_then_each_doubles_the_wait() {
        let waits: Vec<_> =
            (1..=10).map(|count| wait_after(count, 3).map_or(0, |wait| wait.as_secs())).collect();
        assert_eq!(waits, [0, 0, 30, 60, 120, 240, 480, 900, 900, 900]);
    }
}
