use actix_web::{delete, web};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};

use super::super::{
    DECISION_CLOSED,
    entity::{DecisionStatus, HeldDecisionId, held_decision},
    policy::Administer,
};
use crate::platform::{
    audit::did,
    auth::Auth,
    db::Db,
    json::NoContent,
    problem::{Problem, Result},
};

/// Undo a decision.
///
/// As long as it is held. The person waits as before, and is told nothing.
#[utoipa::path(tag = "members", params(HeldDecisionId), responses(
    (status = NO_CONTENT, description = "The person waits as before")))]
#[delete("/member-decisions/{id}")]
pub async fn undo_decision(
    admin: Auth<Administer>,
    db: web::Data<Db>,
    id: web::Path<HeldDecisionId>,
) -> Result<NoContent> {
    let tx = db.begin(&admin).await?;
    let held = held_decision::Entity::find_by_id(*id).one(&*tx).await?.ok_or_else(Problem::not_found)?;
    let undone = held_decision::Entity::update_many()
        .col_expr(held_decision::Column::ClosedAt, Expr::value(tx.now()))
        .col_expr(held_decision::Column::Status, Expr::value(DecisionStatus::Undone))
        .filter(held_decision::COLUMN.id.eq(held.id))
        .filter(held_decision::COLUMN.closed_at.is_null())
        .exec(&*tx)
        .await?;
    if undone.rows_affected == 0 {
        return Err(DECISION_CLOSED.into());
    }
    tx.commit(did("member_decisions.withdrawn", "member", held.member_id)).await?;
    Ok(NoContent)
}
