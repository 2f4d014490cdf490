use actix_web::{get, web};
use serde::Serialize;
use utoipa::ToSchema;

use super::policy::Operate;
use crate::platform::{auth::Auth, db::Db, jobs, json::Json, mail, problem::Result, time::Timestamp};

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
    let (work, letters) = (jobs::depth(&db).await?, mail::depth(&db).await?);
    Ok(Json(Queues {
        jobs: JobCounts { queued: work.queued, running: work.running, dead: work.dead },
        mails: MailCounts { queued: letters.queued, failed: letters.failed, unknown: letters.unknown },
        oldest_due: work.oldest_due,
    }))
}
