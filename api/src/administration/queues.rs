use actix_web::{get, web};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::Serialize;
use utoipa::ToSchema;

use super::policy::Operate;
use crate::platform::{
    auth::Auth,
    db::Db,
    jobs::{self, JobId, JobStatus},
    json::Json,
    mail::{self, MailId, MailStatus},
    problem::Result,
    time::Timestamp,
};

/// Beyond this many nobody counts: a look at the list says more.
const ENOUGH: u64 = 1_000;

/// What waits, runs and failed. Counts stop at 1000.
#[derive(Debug, Serialize, ToSchema)]
pub struct Queues {
    pub jobs: JobCounts,
    pub mails: MailCounts,
    /// Since when the oldest job that is due has been waiting; long ago means that no worker runs.
    pub oldest_due: Option<Timestamp>,
}

/// Background work by its state.
#[derive(Debug, Serialize, ToSchema)]
pub struct JobCounts {
    #[schema(maximum = 1000, example = 2)]
    pub queued: u64,
    #[schema(maximum = 1000, example = 1)]
    pub running: u64,
    /// Given up: a person must look at them.
    #[schema(maximum = 1000, example = 0)]
    pub dead: u64,
}

/// Mails that have not arrived, by their state.
#[derive(Debug, Serialize, ToSchema)]
pub struct MailCounts {
    #[schema(maximum = 1000, example = 2)]
    pub queued: u64,
    #[schema(maximum = 1000, example = 0)]
    pub failed: u64,
    /// Handed over by a worker that was lost before the answer.
    #[schema(maximum = 1000, example = 0)]
    pub unknown: u64,
}

/// Show how the queues are.
///
/// Jobs and mails that wait, run or have failed.
#[utoipa::path(tag = "administration", responses((status = OK, description = "The queues", body = Queues)))]
#[get("/queues")]
pub async fn show_queues(_: Auth<Operate>, db: web::Data<Db>) -> Result<Json<Queues>> {
    let oldest: Option<Timestamp> = jobs::entity::Entity::find()
        .select_only()
        .column(jobs::entity::Column::RunAt)
        .filter(jobs::entity::COLUMN.status.eq(JobStatus::Queued))
        .filter(jobs::entity::COLUMN.run_at.lte(db.now()))
        .order_by_asc(jobs::entity::Column::RunAt)
        .into_tuple()
        .one(&***db)
        .await?;
    Ok(Json(Queues {
        jobs: JobCounts {
            queued: jobs_in(&db, JobStatus::Queued).await?,
            running: jobs_in(&db, JobStatus::Running).await?,
            dead: jobs_in(&db, JobStatus::Dead).await?,
        },
        mails: MailCounts {
            queued: mails_in(&db, MailStatus::Queued).await?,
            failed: mails_in(&db, MailStatus::Failed).await?,
            unknown: mails_in(&db, MailStatus::Unknown).await?,
        },
        oldest_due: oldest,
    }))
}

async fn jobs_in(db: &Db, status: JobStatus) -> Result<u64> {
    use jobs::entity::{COLUMN, Column, Entity};
    let ids = Entity::find().select_only().column(Column::Id).filter(COLUMN.status.eq(status)).limit(ENOUGH);
    Ok(ids.into_tuple::<JobId>().all(&**db).await?.len() as u64)
}

async fn mails_in(db: &Db, status: MailStatus) -> Result<u64> {
    use mail::entity::{COLUMN, Column, Entity};
    let ids = Entity::find().select_only().column(Column::Id).filter(COLUMN.status.eq(status)).limit(ENOUGH);
    Ok(ids.into_tuple::<MailId>().all(&**db).await?.len() as u64)
}
