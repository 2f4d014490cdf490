//! Decisions come into force.

use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel, Set};
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::super::{
    MEMBER_STATE, approve,
    entity::{DecisionDeed, DecisionStatus, HeldDecisionId, held_decision},
    reject,
};
use crate::platform::{
    audit::{Identity, did},
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
                close(&tx, held, DecisionStatus::Dropped).await?;
                tx.commit(did("member_decisions.dropped", "held_decision", self.decision)).await
            }
            other => other,
        }
    }
}

impl ReleaseDecision {
    async fn release(&self, at: &Foundation, held: &held_decision::Model) -> Result<()> {
        let tx = at.db.begin(&Identity::Member(held.decided_by.uuid())).await?;
        // Once more within the transaction: it may be undone just now.
        let Some(held) = held_decision::Entity::find_by_id(held.id).one(&*tx).await? else { return Ok(()) };
        if held.closed_at.is_some() {
            return Ok(());
        }
        let (member, text) = (held.member_id, held.text.clone());
        close(&tx, held.clone(), DecisionStatus::Released).await?;
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

async fn close(
    tx: &crate::platform::db::Tx,
    held: held_decision::Model,
    status: DecisionStatus,
) -> Result<()> {
    let mut closed = held.into_active_model();
    closed.closed_at = Set(Some(tx.now()));
    closed.status = Set(status);
    closed.update(&**tx).await?;
    Ok(())
}
