//! Decisions come into force.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::super::{
    MEMBER_STATE, approve,
    entity::{DecisionDeed, DecisionStatus, HeldDecisionId, held_decision},
    reject,
};
use crate::platform::{
    audit::{Identity, did},
    db::Tx,
    foundation::Foundation,
    id::Id,
    jobs::Job,
    problem::Result,
};

/// Releases a decision that was not undone, on behalf of who made it.
#[derive(Debug, Serialize, Deserialize)]
pub struct ReleaseDecision {
    pub decision: HeldDecisionId,
}

impl Job for ReleaseDecision {
    const NAME: &'static str = "members.release_decision";

    async fn run(&self, at: &Foundation) -> Result<()> {
        let Some(held) = held_decision::Entity::find_by_id(self.decision).one(&*at.db).await? else {
            return Ok(());
        };
        if held.closed_at.is_some() {
            return Ok(());
        }
        match self.release(at, &held).await {
            // Somebody decided otherwise meanwhile, or the person has left.
            Err(problem) if problem.kind == MEMBER_STATE => {
                let tx = at.db.begin(&Identity::System).await?;
                if !close(&tx, held.id, DecisionStatus::Dropped).await? {
                    return Ok(());
                }
                tx.commit(did("member_decisions.dropped", "held_decision", self.decision)).await
            }
            other => other,
        }
    }
}

impl ReleaseDecision {
    async fn release(&self, at: &Foundation, held: &held_decision::Model) -> Result<()> {
        let tx = at.db.begin(&Identity::Member(held.decided_by.uuid())).await?;
        if !close(&tx, held.id, DecisionStatus::Released).await? {
            return Ok(());
        }
        let (member, text) = (held.member_id, held.text.clone());
        let event = match held.deed {
            DecisionDeed::Approve => {
                approve::approve(&tx, member, text.clone()).await?;
                did("members.approved", "member", member).to(json!({ "evidence": text }))
            }
            DecisionDeed::Reject => {
                reject::reject(&tx, member, text.as_deref().unwrap_or_default()).await?;
                did("members.rejected", "member", member).to(json!({ "reason": text }))
            }
        };
        tx.commit(event).await
    }
}

/// Whether it was held until now: it may be undone at this moment.
async fn close(tx: &Tx, held: HeldDecisionId, status: DecisionStatus) -> Result<bool> {
    let closed = held_decision::Entity::update_many()
        .col_expr(held_decision::Column::ClosedAt, Expr::value(tx.now()))
        .col_expr(held_decision::Column::Status, Expr::value(status))
        .filter(held_decision::COLUMN.id.eq(held))
        .filter(held_decision::COLUMN.closed_at.is_null())
        .exec(&**tx)
        .await?;
    Ok(closed.rows_affected == 1)
}
