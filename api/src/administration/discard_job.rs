use actix_web::{post, web};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};
use serde_json::json;

use super::{NOT_DEAD, jobs::JobView, policy::Operate};
use crate::platform::{
    audit::did,
    auth::Auth,
    db::Db,
    jobs::{
        JobId, JobStatus,
        entity::{COLUMN, Column, Entity},
    },
    json::Json,
    problem::{Problem, Result},
};

/// Discard a job.
///
/// One that was given up and need not be done any more. It is kept for a month with its last error.
#[utoipa::path(tag = "administration", params(JobId), responses(
    (status = OK, description = "The job, discarded", body = JobView)))]
#[post("/jobs/{id}/discard")]
pub async fn discard_job(
    admin: Auth<Operate>,
    db: web::Data<Db>,
    id: web::Path<JobId>,
) -> Result<Json<JobView>> {
    let tx = db.begin(&admin).await?;
    let job = Entity::find_by_id(*id).one(&*tx).await?.ok_or_else(Problem::not_found)?;
    let discarded = Entity::update_many()
        .col_expr(Column::Status, Expr::value(JobStatus::Discarded))
        .col_expr(Column::FinishedAt, Expr::value(tx.now()))
        .filter(COLUMN.id.eq(job.id))
        .filter(COLUMN.status.eq(JobStatus::Dead))
        .exec(&*tx)
        .await?;
    if discarded.rows_affected == 0 {
        return Err(NOT_DEAD.into());
    }
    let job = Entity::find_by_id(job.id).one(&*tx).await?.ok_or_else(Problem::not_found)?;
    let details = json!({ "name": job.name, "last_error": job.last_error });
    tx.commit(did("jobs.discarded", "job", job.id).to(details)).await?;
    Ok(Json(job.into()))
}
