use actix_web::{delete, web};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};
use serde_json::json;

use super::{NO_ERASURE, entity::erasure, letters, show_erasure::pending};
use crate::{
    members::{MemberId, member},
    platform::{
        audit::did,
        auth::SignedIn,
        db::Db,
        json::NoContent,
        problem::{Problem, Result},
    },
};

/// Cancel my erasure.
///
/// As long as it has not been done. A mail confirms that nothing will be erased.
#[utoipa::path(tag = "privacy", responses((status = NO_CONTENT, description = "Nothing will be erased")))]
#[delete("/me/erasure")]
pub async fn cancel_erasure(person: SignedIn, db: web::Data<Db>) -> Result<NoContent> {
    let id = MemberId(person.member_id);
    let tx = db.begin(&person).await?;
    let waiting = pending(&*tx, id).await?.ok_or(NO_ERASURE)?;
    let cancelled = erasure::Entity::update_many()
        .col_expr(erasure::Column::CancelledAt, Expr::value(tx.now()))
        .filter(erasure::COLUMN.id.eq(waiting.id))
        .filter(erasure::COLUMN.done_at.is_null())
        .exec(&*tx)
        .await?;
    if cancelled.rows_affected == 0 {
        return Err(NO_ERASURE.into());
    }
    let member = member::Entity::find_by_id(id).one(&*tx).await?.ok_or_else(Problem::not_found)?;
    letters::write(&tx, &member, "erasure_cancelled", json!({})).await?;
    tx.commit(did("members.erasure_cancelled", "member", id)).await?;
    Ok(NoContent)
}
