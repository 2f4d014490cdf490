use actix_web::{get, web};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::Serialize;
use utoipa::ToSchema;

use super::entity::{DataExportId, data_export};
use crate::{
    members::MemberId,
    platform::{
        auth::SignedIn,
        db::Db,
        json::Json,
        page::{self, Cursor, Page, PageQuery},
        problem::Result,
        query::Query,
        time::Timestamp,
    },
};

/// A copy of my data.
#[derive(Debug, Serialize, ToSchema)]
pub struct DataExport {
    pub id: DataExportId,
    pub status: DataExportStatus,
    pub requested_at: Timestamp,
    pub ready_at: Option<Timestamp>,
    /// Until when it can be fetched.
    pub expires_at: Option<Timestamp>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum DataExportStatus {
    InTheMaking,
    Ready,
    Expired,
}

impl DataExport {
    pub fn of(row: data_export::Model, now: Timestamp) -> Self {
        let status = match row.expires_at {
            None => DataExportStatus::InTheMaking,
            Some(end) if end > now && row.file_id.is_some() => DataExportStatus::Ready,
            Some(_) => DataExportStatus::Expired,
        };
        Self {
            id: row.id,
            status,
            requested_at: row.requested_at,
            ready_at: row.ready_at,
            expires_at: row.expires_at,
        }
    }
}

/// List the copies of my data.
///
/// Newest first, with those whose time is over.
#[utoipa::path(tag = "privacy", params(PageQuery), responses(
    (status = OK, description = "A page of copies", body = Page<DataExport>)))]
#[get("/me/data-exports")]
pub async fn list_my_data_exports(
    person: SignedIn,
    db: web::Data<Db>,
    Query(query): Query<PageQuery>,
) -> Result<Json<Page<DataExport>>> {
    let mut select = data_export::Entity::find()
        .filter(data_export::COLUMN.member_id.eq(MemberId(person.member_id)))
        .order_by_desc(data_export::Column::Id)
        .limit(page::fetch(query.limit));
    if let Some(after) = Cursor::id::<DataExportId>(query.after.as_deref())? {
        select = select.filter(data_export::COLUMN.id.lt(after));
    }
    let rows = select.all(&***db).await?;
    let now = db.now();
    Ok(Json(Page::of(rows, query.limit, |row| row.id, |row| DataExport::of(row, now))))
}
