use actix_web::{get, web};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use validator::Validate;

use super::policy::Audit;
use crate::platform::{
    audit::{
        checkpoint::{AuditCheckpoint, AuditCheckpointId, COLUMN, Column, Entity},
        state,
    },
    auth::Auth,
    db::Db,
    json::Json,
    page::{self, Cursor, Page},
    problem::Result,
    query::Query,
    time::Timestamp,
};

/// How the chain of the audit trail is.
#[derive(Debug, Serialize, ToSchema)]
pub struct AuditChain {
    /// Events in the chain.
    #[schema(example = 1_284, minimum = 0)]
    pub size: i64,
    /// The hash after the last of them, in hexadecimal.
    #[schema(example = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")]
    pub root: String,
    /// When the last event of the chain happened.
    pub sealed_until: Option<Timestamp>,
    /// Events that are not in it yet; at most 1000 are counted.
    #[schema(example = 0, maximum = 1000)]
    pub waiting: u64,
    /// When the first of them happened; long ago means that nobody seals.
    pub waiting_since: Option<Timestamp>,
    /// The last signed checkpoint.
    pub checkpoint: Option<AuditCheckpoint>,
}

/// Show how the audit trail's chain is.
///
/// How far it goes, what is not in it yet, and the last signed checkpoint.
#[utoipa::path(tag = "administration", responses((status = OK, description = "The chain", body = AuditChain)))]
#[get("/audit-chain")]
pub async fn show_audit_chain(_: Auth<Audit>, db: web::Data<Db>) -> Result<Json<AuditChain>> {
    let state = state::state(&***db).await?;
    Ok(Json(AuditChain {
        size: state.end.size,
        root: state.end.root.to_string(),
        sealed_until: state.sealed_until,
        waiting: state.waiting,
        waiting_since: state.waiting_since,
        checkpoint: state.checkpoint.map(AuditCheckpoint::try_from).transpose()?,
    }))
}

/// Which checkpoints.
#[derive(Debug, Deserialize, Validate, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct CheckpointQuery {
    /// Rows in the page.
    #[validate(range(min = 1, max = 100))]
    #[param(minimum = 1, maximum = 100, default = 20)]
    limit: Option<u64>,
    /// The `next` of the page before.
    #[validate(length(max = 512))]
    #[param(max_length = 512)]
    after: Option<String>,
}

/// List the checkpoints of the audit trail.
///
/// Newest first, one a day: how many events there were and what their chain came to, signed. Whoever keeps one can prove
/// later that nothing before it was changed (`wenovate verify-audit --checkpoint FILE`).
#[utoipa::path(tag = "administration", security(()), params(CheckpointQuery), responses(
    (status = OK, description = "A page of checkpoints", body = Page<AuditCheckpoint>)))]
#[get("/audit-checkpoints")]
pub async fn list_audit_checkpoints(
    db: web::Data<Db>,
    Query(query): Query<CheckpointQuery>,
) -> Result<Json<Page<AuditCheckpoint>>> {
    let mut select = Entity::find().order_by_desc(Column::Id).limit(page::fetch(query.limit));
    if let Some(after) = Cursor::id::<AuditCheckpointId>(query.after.as_deref())? {
        select = select.filter(COLUMN.id.lt(after));
    }
    let rows = select.all(&***db).await?;
    let page = Page::of(rows, query.limit, |row| row.id, AuditCheckpoint::try_from);
    Ok(Json(Page { items: page.items.into_iter().collect::<Result<_>>()?, next: page.next }))
}
