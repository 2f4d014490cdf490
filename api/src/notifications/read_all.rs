use actix_web::{post, web};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};
use serde_json::json;

use super::entity::{COLUMN, Column, Entity, NotificationId};
use crate::{
    members::MemberId,
    platform::{audit::did, auth::SignedIn, db::Db, json::NoContent, problem::Result},
};

/// Mark my notifications as read.
///
/// All up to this one, which is the newest that the caller has seen: what arrives meanwhile stays unread.
#[utoipa::path(tag = "notifications", params(NotificationId), responses(
    (status = NO_CONTENT, description = "Marked as read")))]
#[post("/me/notifications/{id}/read-until")]
pub async fn read_notifications(
    person: SignedIn,
    db: web::Data<Db>,
    id: web::Path<NotificationId>,
) -> Result<NoContent> {
    let member = MemberId(person.member_id);
    let tx = db.begin(&person).await?;
    let marked = Entity::update_many()
        .col_expr(Column::ReadAt, Expr::value(tx.now()))
        .filter(COLUMN.member_id.eq(member))
        .filter(COLUMN.read_at.is_null())
        .filter(COLUMN.id.lte(*id))
        .exec(&*tx)
        .await?;
    if marked.rows_affected > 0 {
        let event = did("notifications.read", "member", member);
        tx.commit(event.to(json!({ "count": marked.rows_affected }))).await?;
    }
    Ok(NoContent)
}
