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

/// Try a job again.
///
/// One that was given up waits anew, with all its attempts before it.
#[utoipa::path(tag = "administration", params(JobId), responses(
    (status = OK, description = "The job, queued", body = JobView)))]
#[post("/jobs/{id}/retry")]
pub async fn retry_job(
    admin: Auth<Operate>,
    db: web::Data<Db>,
    id: web::Path<JobId>,
) -> Result<Json<JobView>> {
    let tx = db.begin(&admin).await?;
    let job = Entity::find_by_id(*id).one(&*tx).await?.ok_or_else(Problem::not_found)?;
    let revived = Entity::update_many()
        .col_expr(Column::Status, Expr::value(JobStatus::Queued))
        .col_expr(Column::Attempts, Expr::value(0))
        .col_expr(Column::RunAt, Expr::value(tx.now()))
        .col_expr(Column::FinishedAt, Expr::value(Option::<i64>::None))
        .filter(COLUMN.id.eq(job.id))
        .filter(COLUMN.status.eq(JobStatus::Dead))
        .exec(&*tx)
        .await?;
    if revived.rows_affected == 0 {
        return Err(NOT_DEAD.into());
    }
    let job = Entity::find_by_id(job.id).one(&*tx).await?.ok_or_else(Problem::not_found)?;
    tx.commit(did("jobs.retried", "job", job.id).to(json!({ "name": job.name }))).await?;
    Ok(Json(job.into()))
}
