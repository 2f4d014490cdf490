use actix_web::{get, web};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

use super::{
    entity::{
        SubmissionId, SubmissionVersionId,
        submission_version::{COLUMN, Column, Entity, Model},
    },
    find::find_followed,
    policy::{Read, Submit},
};
use crate::platform::{
    auth::Known,
    db::Db,
    json::Json,
    page::{self, Cursor, Page, PageQuery},
    problem::Result,
    query::Query,
    time::Timestamp,
};

/// A submission as it was handed in.
#[derive(Debug, Serialize, ToSchema)]
pub struct SubmissionVersion {
    pub id: SubmissionVersionId,
    /// From 1.
    #[schema(example = 1)]
    pub number: i32,
    /// The core fields, the answers, and the names of the attachments.
    #[schema(value_type = std::collections::BTreeMap<String, Value>)]
    pub snapshot: Value,
    pub created_at: Timestamp,
}

/// List the versions of a submission.
///
/// As it was each time the author handed it in, newest first; for the author and the staff.
#[utoipa::path(tag = "submissions", params(SubmissionId, PageQuery), responses(
    (status = OK, description = "A page of versions", body = Page<SubmissionVersion>)))]
#[get("/submissions/{id}/versions")]
pub async fn list_submission_versions(
    person: Known<Submit, Read>,
    db: web::Data<Db>,
    id: web::Path<SubmissionId>,
    Query(query): Query<PageQuery>,
) -> Result<Json<Page<SubmissionVersion>>> {
    let it = find_followed(&***db, *id, &person).await?;
    let mut select = Entity::find()
        .filter(COLUMN.submission_id.eq(it.id))
        .order_by_desc(Column::Number)
        .limit(page::fetch(query.limit));
    if let Some(after) = Cursor::decode::<i32>(query.after.as_deref())? {
        select = select.filter(COLUMN.number.lt(after));
    }
    let shown = |row: Model| SubmissionVersion {
        id: row.id,
        number: row.number,
        snapshot: row.snapshot,
        created_at: row.created_at,
    };
    Ok(Json(Page::of(select.all(&***db).await?, query.limit, |row| row.number, shown)))
}
