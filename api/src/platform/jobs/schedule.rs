//! Work by the clock. Each schedule is a row that says when it is next due. Whoever moves the row on asks for the job, in
//! one transaction: of all replicas that look at once, one finds the row where it was. That one leads, for this tick.

use sea_orm::{
    IntoActiveModel, QueryFilter, QueryOrder, QuerySelect,
    entity::prelude::*,
    sea_query::{Expr, OnConflict},
};

use super::{
    JobStatus, Registry, cron, entity,
    job::{self, Asked},
};
use crate::platform::{
    audit::Identity,
    db::{Db, Tx},
    problem::Result,
    time::Timestamp,
};

/// When a job is next due.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "job_schedules")]
pub struct Model {
    /// The job's.
    #[sea_orm(primary_key, auto_increment = false)]
    pub name: String,
    /// As the version that was started last has it.
    pub cron: String,
    pub next_at: Timestamp,
    /// The tick before.
    pub last_at: Option<Timestamp>,
}

impl ActiveModelBehavior for ActiveModel {}

/// How often a job is due, and what it is asked for with.
#[derive(Clone, Copy, Debug)]
pub struct Schedule {
    pub name: &'static str,
    /// Minute, hour, day, month, weekday, in UTC.
    pub cron: &'static str,
    pub(super) asked: fn() -> Result<Asked>,
}

impl Schedule {
    /// Asks for the job now, out of turn.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn run_now(&self, tx: &Tx) -> Result<entity::Model> {
        job::ask(tx, (self.asked)()?, tx.now(), None).await
    }
}

/// Writes down the schedules that are new or have changed.
///
/// # Errors
/// When the database refuses, or a schedule names no time.
pub async fn prepare(db: &Db, registry: &Registry) -> Result<()> {
    let known = Entity::find().all(&**db).await?;
    let stale = registry
        .schedules()
        .into_iter()
        .filter(|schedule| !known.iter().any(|row| row.name == schedule.name && row.cron == schedule.cron));
    for schedule in stale {
        let tx = db.begin(&Identity::System).await?;
        let row = Model {
            name: schedule.name.to_owned(),
            cron: schedule.cron.to_owned(),
            next_at: cron::next_after(schedule.cron, tx.now())?,
            last_at: None,
        };
        let anew = OnConflict::column(Column::Name).update_columns([Column::Cron, Column::NextAt]).to_owned();
        Entity::insert(row.into_active_model()).on_conflict(anew).exec_without_returning(&*tx).await?;
        tx.commit_housekeeping().await?;
    }
    Ok(())
}

/// Asks for the jobs that are due by the clock. What was missed while nobody looked is made up for once.
///
/// # Errors
/// When the database refuses.
pub async fn tick(db: &Db, registry: &Registry) -> Result<()> {
    let due = Entity::find().filter(COLUMN.next_at.lte(db.now())).order_by_asc(Column::NextAt);
    for row in due.all(&**db).await? {
        if let Some(schedule) = registry.schedules().into_iter().find(|schedule| schedule.name == row.name) {
            take(db, &schedule, row.next_at).await?;
        }
    }
    Ok(())
}

async fn take(db: &Db, schedule: &Schedule, due: Timestamp) -> Result<()> {
    let tx = db.begin(&Identity::System).await?;
    let moved = Entity::update_many()
        .col_expr(Column::NextAt, Expr::value(cron::next_after(schedule.cron, tx.now())?))
        .col_expr(Column::LastAt, Expr::value(due))
        .filter(COLUMN.name.eq(schedule.name))
        .filter(COLUMN.next_at.eq(due))
        .exec(&*tx)
        .await?;
    if moved.rows_affected == 0 {
        return Ok(());
    }
    // One that takes longer than its turn is not asked for again: the next tick finds it done.
    let unfinished = entity::Entity::find()
        .select_only()
        .column(entity::Column::Id)
        .filter(entity::COLUMN.status.is_in([JobStatus::Queued, JobStatus::Running]))
        .filter(entity::COLUMN.name.eq(schedule.name))
        .filter(entity::COLUMN.tick.is_not_null())
        .limit(1);
    if unfinished.into_tuple::<Uuid>().one(&*tx).await?.is_none() {
        job::ask(&tx, (schedule.asked)()?, tx.now(), Some(due)).await?;
    }
    tx.commit_housekeeping().await
}
