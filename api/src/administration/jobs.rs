//! Background work, read.

use actix_web::{get, web};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use validator::Validate;

use super::policy::Operate;
use crate::platform::{
    auth::Auth,
    db::Db,
    jobs::{
        JobId, JobStatus,
        entity::{COLUMN, Column, Entity, Model},
    },
    json::Json,
    page::{self, Cursor, Page},
    problem::{Problem, Result},
    query::Query,
    time::Timestamp,
};

/// A piece of background work.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Job)]
pub struct JobView {
    pub id: JobId,
    #[schema(example = "mail.send")]
    pub name: String,
    /// What the job needs to know.
    #[schema(value_type = Object, example = json!({"mail": "0193c0de-7a1b-7c3d-8e4f-5a6b7c8d9e0f"}))]
    pub payload: serde_json::Value,
    pub status: JobStatus,
    /// When the clock asked for it; none when somebody else did.
    pub tick: Option<Timestamp>,
    /// How often it has been tried.
    #[schema(example = 1)]
    pub attempts: i32,
    /// How often it is tried before it is given up.
    #[schema(example = 8)]
    pub max_attempts: i32,
    /// Not before.
    pub run_at: Timestamp,
    pub created_at: Timestamp,
    pub finished_at: Option<Timestamp>,
    /// Why the last attempt failed.
    pub last_error: Option<String>,
    pub abilities: JobAbilities,
}

/// What the caller may do with a job now.
#[derive(Debug, Serialize, ToSchema)]
pub struct JobAbilities {
    pub can_retry: bool,
    pub can_discard: bool,
}

impl From<Model> for JobView {
    fn from(row: Model) -> Self {
        let dead = row.status == JobStatus::Dead;
        Self {
            abilities: JobAbilities { can_retry: dead, can_discard: dead },
            id: row.id,
            name: row.name,
            payload: row.payload,
            status: row.status,
            tick: row.tick,
            attempts: row.attempts,
            max_attempts: row.max_attempts,
            run_at: row.run_at,
            created_at: row.created_at,
            finished_at: row.finished_at,
            last_error: row.last_error,
        }
    }
}

/// Which jobs.
#[derive(Debug, Deserialize, Validate, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct JobQuery {
    status: Option<JobStatus>,
    /// The whole name, such as `mail.send`.
    #[validate(length(max = 64))]
    #[param(max_length = 64)]
    name: Option<String>,
    /// Rows in the page.
    #[validate(range(min = 1, max = 100))]
    #[param(minimum = 1, maximum = 100, default = 20)]
    limit: Option<u64>,
    /// The `next` of the page before.
    #[validate(length(max = 512))]
    #[param(max_length = 512)]
    after: Option<String>,
}

/// List background work.
///
/// Newest first, by state and name.
#[utoipa::path(tag = "administration", params(JobQuery), responses(
    (status = OK, description = "A page of jobs", body = Page<JobView>)))]
#[get("/jobs")]
pub async fn list_jobs(
    _: Auth<Operate>,
    db: web::Data<Db>,
    Query(query): Query<JobQuery>,
) -> Result<Json<Page<JobView>>> {
    let mut select = Entity::find().order_by_desc(Column::Id).limit(page::fetch(query.limit));
    if let Some(status) = query.status {
        select = select.filter(COLUMN.status.eq(status));
    }
    if let Some(name) = query.name {
        select = select.filter(COLUMN.name.eq(name));
    }
    if let Some(after) = Cursor::id::<JobId>(query.after.as_deref())? {
        select = select.filter(COLUMN.id.lt(after));
    }
    let rows = select.all(&***db).await?;
    Ok(Json(Page::of(rows, query.limit, |row| row.id, JobView::from)))
}

/// Show a job.
///
/// With what it needs to know and why its last attempt failed.
#[utoipa::path(tag = "administration", params(JobId), responses(
    (status = OK, description = "The job", body = JobView)))]
#[get("/jobs/{id}")]
pub async fn show_job(_: Auth<Operate>, db: web::Data<Db>, id: web::Path<JobId>) -> Result<Json<JobView>> {
    let row = Entity::find_by_id(*id).one(&***db).await?.ok_or_else(Problem::not_found)?;
    Ok(Json(row.into()))
}
