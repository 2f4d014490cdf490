use actix_web::{get, web};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::Serialize;
use utoipa::ToSchema;

use super::{
    entity::{
        SubmissionId, SubmissionMessageId, SubmissionMessageKind,
        submission_message::{COLUMN, Column, Entity},
    },
    find::find_followed,
    policy::{Read, Submit},
};
use crate::{
    members::{self, MemberName},
    platform::{
        auth::Known,
        db::Db,
        json::Json,
        page::{self, Cursor, Page, PageQuery},
        problem::Result,
        query::Query,
        time::Timestamp,
    },
};

/// What the department asked or the author answered.
#[derive(Debug, Serialize, ToSchema)]
pub struct SubmissionMessage {
    pub id: SubmissionMessageId,
    pub kind: SubmissionMessageKind,
    pub author: Option<MemberName>,
    pub body: String,
    pub created_at: Timestamp,
}

/// List the messages about a submission.
///
/// What the department asked and what the author answered, oldest first; between these two.
#[utoipa::path(tag = "submissions", params(SubmissionId, PageQuery), responses(
    (status = OK, description = "A page of messages", body = Page<SubmissionMessage>)))]
#[get("/submissions/{id}/messages")]
pub async fn list_submission_messages(
    person: Known<Submit, Read>,
    db: web::Data<Db>,
    id: web::Path<SubmissionId>,
    Query(query): Query<PageQuery>,
) -> Result<Json<Page<SubmissionMessage>>> {
    let it = find_followed(&***db, *id, &person).await?;
    let mut select = Entity::find()
        .filter(COLUMN.submission_id.eq(it.id))
        .order_by_asc(Column::Id)
        .limit(page::fetch(query.limit));
    if let Some(after) = Cursor::id::<SubmissionMessageId>(query.after.as_deref())? {
        select = select.filter(COLUMN.id.gt(after));
    }
    let rows = select.all(&***db).await?;
    let authors = members::names_of(&***db, rows.iter().map(|row| row.author_id)).await?;
    let shown = |row: super::entity::submission_message::Model| SubmissionMessage {
        author: authors.get(&row.author_id).cloned(),
        id: row.id,
        kind: row.kind,
        body: row.body,
        created_at: row.created_at,
    };
    Ok(Json(Page::of(rows, query.limit, |row| row.id, shown)))
}
