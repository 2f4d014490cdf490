use actix_web::{get, web};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::Deserialize;
use utoipa::IntoParams;
use validator::Validate;

use super::{
    entity::{COLUMN, Column, Entity, NotificationId},
    view::Notification,
};
use crate::{
    members::MemberId,
    platform::{
        auth::SignedIn,
        db::Db,
        json::Json,
        page::{self, Cursor, Page},
        problem::Result,
        query::Query,
    },
};

/// Which notifications.
#[derive(Debug, Deserialize, Validate, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct NotificationQuery {
    /// Only those that have been read, or only those that have not.
    read: Option<bool>,
    /// Rows in the page.
    #[validate(range(min = 1, max = 100))]
    #[param(minimum = 1, maximum = 100, default = 20)]
    limit: Option<u64>,
    /// The `next` of the page before.
    #[validate(length(max = 512))]
    #[param(max_length = 512)]
    after: Option<String>,
}

/// List my notifications.
///
/// What the caller was told, newest first. `read=false` gives those that wait to be read.
#[utoipa::path(tag = "notifications", params(NotificationQuery), responses(
    (status = OK, description = "A page of notifications", body = Page<Notification>)))]
#[get("/me/notifications")]
pub async fn list_notifications(
    person: SignedIn,
    db: web::Data<Db>,
    Query(query): Query<NotificationQuery>,
) -> Result<Json<Page<Notification>>> {
    let mut select = Entity::find()
        .filter(COLUMN.member_id.eq(MemberId(person.member_id)))
        .order_by_desc(Column::Id)
        .limit(page::fetch(query.limit));
    select = match query.read {
        Some(true) => select.filter(COLUMN.read_at.is_not_null()),
        Some(false) => select.filter(COLUMN.read_at.is_null()),
        None => select,
    };
    if let Some(after) = Cursor::id::<NotificationId>(query.after.as_deref())? {
        select = select.filter(COLUMN.id.lt(after));
    }
    let rows = select.all(&***db).await?;
    Ok(Json(Page::of(rows, query.limit, |row| row.id, Notification::from)))
}
