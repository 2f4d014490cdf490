use actix_web::{post, web};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, Set};

use super::{
    entity::{COLUMN, Entity, NotificationId},
    view::Notification,
};
use crate::{
    members::MemberId,
    platform::{
        audit::did,
        auth::SignedIn,
        db::Db,
        json::Json,
        problem::{Problem, Result},
    },
};

/// Mark a notification as read.
///
/// Marking it again changes nothing. Another person's notification is not there.
#[utoipa::path(tag = "notifications", params(NotificationId), responses(
    (status = OK, description = "The notification", body = Notification)))]
#[post("/me/notifications/{id}/read")]
pub async fn read_notification(
    person: SignedIn,
    db: web::Data<Db>,
    id: web::Path<NotificationId>,
) -> Result<Json<Notification>> {
    let tx = db.begin(&person).await?;
    let row = Entity::find_by_id(*id)
        .filter(COLUMN.member_id.eq(MemberId(person.member_id)))
        .one(&*tx)
        .await?
        .ok_or_else(Problem::not_found)?;
    if row.read_at.is_some() {
        return Ok(Json(row.into()));
    }
    let mut change = row.into_active_model();
    change.read_at = Set(Some(tx.now()));
    let row = change.update(&*tx).await?;
    tx.commit(did("notifications.read", "notification", row.id)).await?;
    Ok(Json(row.into()))
}
