//! The newsletter goes with the membership. Who asked for it at registration receives it once their address has been
//! verified: that mail and its link are the double opt-in, and the log of consents says when it was asked for. It follows the
//! person to another address, and ends when they leave.

use async_trait::async_trait;
use serde_json::json;

use super::{entity::SubscriptionStatus, mine};
use crate::{
    members::{self, ConsentKind, FollowsMembership, member},
    platform::{audit::did, db::Tx, problem::Result},
};

/// Keeps the subscription in step.
#[derive(Debug)]
pub struct SubscribesMembers;

#[async_trait]
impl FollowsMembership for SubscribesMembers {
    async fn verified(&self, tx: &Tx, member: &member::Model) -> Result<()> {
        if !member.newsletter {
            return Ok(());
        }
        let subscription = mine::keep(tx, member, true).await?;
        let evidence = json!({ "member": member.id, "address_verified_at": member.email_verified_at });
        tx.record(did("newsletter.confirmed", "newsletter_subscription", subscription.id).to(evidence)).await
    }

    async fn moved(&self, tx: &Tx, before: &member::Model, after: &member::Model) -> Result<()> {
        if !ends(tx, before).await? {
            return Ok(());
        }
        let subscription = mine::keep(tx, after, true).await?;
        let evidence = json!({ "member": after.id, "address_verified_at": after.email_verified_at });
        tx.record(did("newsletter.moved", "newsletter_subscription", subscription.id).to(evidence)).await
    }

    async fn left(&self, tx: &Tx, member: &member::Model) -> Result<()> {
        if ends(tx, member).await? {
            members::log_consent(tx, member.id, ConsentKind::Newsletter, false).await?;
        }
        Ok(())
    }
}

/// Ends the subscription of the person's address; whether there was one.
async fn ends(tx: &Tx, member: &member::Model) -> Result<bool> {
    let known = mine::of_address(&**tx, &member.email).await?;
    if known.is_none_or(|known| known.status != SubscriptionStatus::Confirmed) {
        return Ok(false);
    }
    mine::keep(tx, member, false).await?;
    Ok(true)
}
