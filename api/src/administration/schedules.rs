//! Work by the clock, read.

use actix_web::{get, web};
use sea_orm::{EntityTrait, QueryFilter, QueryOrder};
use serde::Serialize;
use utoipa::ToSchema;

use super::{jobs::JobView, policy::Operate};
use crate::platform::{
    auth::Auth,
    db::Db,
    jobs::{
        Registry,
        entity::{COLUMN, Column, Entity},
        schedule,
    },
    json::Json,
    problem::Result,
    time::Timestamp,
};

/// A job that the clock asks for.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = JobSchedule)]
pub struct ScheduleView {
    /// The job's.
    #[schema(example = "members.purge")]
    pub name: String,
    /// Minute, hour, day, month, weekday, in UTC.
    #[schema(example = "17 2 * * *")]
    pub cron: String,
    /// When it is next due.
    pub next_at: Timestamp,
    /// When it was due the last time.
    pub last_at: Option<Timestamp>,
    /// The last job that came of it, by the clock or by hand.
    pub last_job: Option<JobView>,
    pub abilities: ScheduleAbilities,
}

/// All of the work by the clock.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = JobSchedules)]
pub struct Schedules {
    /// By name; as many as this version knows.
    pub items: Vec<ScheduleView>,
}

/// What the caller may do with a schedule now.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = JobScheduleAbilities)]
pub struct ScheduleAbilities {
    pub can_run: bool,
}

/// List the work by the clock.
///
/// All of it, by name.
#[utoipa::path(tag = "administration", responses(
    (status = OK, description = "The schedules", body = Schedules)))]
#[get("/job-schedules")]
pub async fn list_job_schedules(
    _: Auth<Operate>,
    db: web::Data<Db>,
    registry: web::Data<Registry>,
) -> Result<Json<Schedules>> {
    let mut items = Vec::new();
    for schedule in registry.schedules() {
        // What a version before has left behind is due no more.
        let Some(row) = schedule::Entity::find_by_id(schedule.name).one(&***db).await? else { continue };
        let last = Entity::find().filter(COLUMN.name.eq(schedule.name)).order_by_desc(Column::Id);
        items.push(ScheduleView {
            name: row.name,
            cron: row.cron,
            next_at: row.next_at,
            last_at: row.last_at,
            last_job: last.one(&***db).await?.map(JobView::from),
            abilities: ScheduleAbilities { can_run: true },
        });
    }
    Ok(Json(Schedules { items }))
}
