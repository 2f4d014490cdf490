//! Who asked for the newsletter at registration receives it once their address has been verified: that mail and its link
//! are the double opt-in, and the log of consents says when it was asked for.

use async_trait::async_trait;
use serde_json::json;

use super::mine;
use crate::{
    members::{FollowsVerification, member},
    platform::{audit::did, db::Tx, problem::Result},
};

/// Turns the choice at registration into a subscription.
#[derive(Debug)]
pub struct SubscribesRegistered;

#[async_trait]
impl FollowsVerification for SubscribesRegistered {
    async fn verified(&self, tx: &Tx, member: &member::Model) -> Result<()> {
        if !member.newsletter {
            return Ok(());
        }
        let subscription = mine::keep(tx, member, true).await?;
        let evidence = json!({ "member": member.id, "address_verified_at": member.email_verified_at });
        tx.record(did("newsletter.confirmed", "newsletter_subscription", subscription.id).to(evidence)).await
    }
}
