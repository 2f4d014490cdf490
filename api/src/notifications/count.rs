use actix_web::{get, web};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};
use serde::Serialize;
use utoipa::ToSchema;

use super::entity::{COLUMN, Column, Entity, NotificationId};
use crate::{
    members::MemberId,
    platform::{auth::SignedIn, db::Db, json::Json, problem::Result},
};

/// Beyond this many nobody counts.
const ENOUGH: u64 = 100;

/// How many notifications wait to be read.
#[derive(Debug, Serialize, ToSchema)]
pub struct UnreadCount {
    /// Counted up to 100.
    #[schema(maximum = 100, example = 3)]
    pub unread: u64,
}

/// Count my unread notifications.
///
/// For the bell on every page: it stops counting at 100.
#[utoipa::path(tag = "notifications", responses((status = OK, description = "The count", body = UnreadCount)))]
#[get("/me/notifications/count")]
pub async fn count_notifications(person: SignedIn, db: web::Data<Db>) -> Result<Json<UnreadCount>> {
    let unread: Vec<NotificationId> = Entity::find()
        .select_only()
        .column(Column::Id)
        .filter(COLUMN.member_id.eq(MemberId(person.member_id)))
        .filter(COLUMN.read_at.is_null())
        .limit(ENOUGH)
        .into_tuple()
        .all(&***db)
        .await?;
    Ok(Json(UnreadCount { unread: unread.len() as u64 }))
}
