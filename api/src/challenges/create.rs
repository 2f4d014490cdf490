//! How a challenge begins: a decision on a submission makes it.

use sea_orm::{ActiveModelTrait, Set};

use super::entity::{ActiveModel, ChallengeStatus, Model};
use crate::{
    campaigns::CampaignId,
    members::MemberId,
    platform::{audit::did, counter, db::Tx, policy_area::PolicyArea, problem::Result, search},
};

/// What challenges are found as.
pub const SEARCHED: search::Kind = search::Kind("challenge");

/// What a new challenge is made of.
#[derive(Clone, Debug)]
pub struct NewChallenge {
    pub campaign_id: CampaignId,
    pub title: String,
    pub summary: String,
    pub policy_area: PolicyArea,
    /// How many people the team may have.
    pub capacity: i32,
    pub created_by: MemberId,
}

/// Writes a challenge, open for participation, with the next code of the year, and records it.
///
/// # Errors
/// When the database refuses.
pub async fn create(tx: &Tx, new: NewChallenge) -> Result<Model> {
    let year = tx.now().date().year();
    let number = counter::next(tx, &format!("challenges-{year}")).await?;
    let row = ActiveModel {
        id: Set(tx.new_id()),
        code: Set(format!("CH-{year}-{number:04}")),
        campaign_id: Set(new.campaign_id),
        title: Set(new.title),
        summary: Set(new.summary),
        policy_area: Set(new.policy_area),
        status: Set(ChallengeStatus::OpenForParticipation),
        capacity: Set(new.capacity),
        revision: Set(1),
        created_by: Set(new.created_by),
        created_at: Set(tx.now()),
    };
    let challenge = row.insert(&**tx).await?;
    search::index(tx, SEARCHED, challenge.id, &challenge.title, &challenge.summary).await?;
    tx.record(did("challenges.created", "challenge", challenge.id)).await?;
    Ok(challenge)
}
