use actix_web::{post, web};
use serde_json::json;

use super::{jobs::JobView, policy::Operate};
use crate::platform::{
    audit::did,
    auth::Auth,
    db::Db,
    jobs::Registry,
    json::Json,
    problem::{Problem, Result},
};

/// Run a scheduled job now.
///
/// Out of turn; its next turn stays where it is.
#[utoipa::path(tag = "administration", params(
    ("name" = String, Path, description = "The job's name", max_length = 64, example = "members.purge")),
    responses((status = OK, description = "The job, queued", body = JobView)))]
#[post("/job-schedules/{name}/run")]
pub async fn run_job_schedule(
    admin: Auth<Operate>,
    db: web::Data<Db>,
    registry: web::Data<Registry>,
    name: web::Path<String>,
) -> Result<Json<JobView>> {
    let schedules = registry.schedules();
    let schedule = schedules.iter().find(|it| it.name == name.as_str()).ok_or_else(Problem::not_found)?;
    let tx = db.begin(&admin).await?;
    let job = schedule.run_now(&tx).await?;
    tx.commit(did("jobs.requested", "job", job.id).to(json!({ "name": job.name }))).await?;
    Ok(Json(job.into()))
}
