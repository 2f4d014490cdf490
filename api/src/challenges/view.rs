//! A challenge as it is shown.

use std::collections::HashMap;

use sea_orm::ConnectionTrait;
use serde::Serialize;
use utoipa::ToSchema;

use super::{
    entity::{ChallengeId, ChallengeStatus, Model},
    policy::{self, Manage},
};
use crate::{
    campaigns::{self, CampaignId, CampaignName},
    platform::{
        auth::Viewer,
        policy_area::PolicyArea,
        problem::{Problem, Result},
        time::Timestamp,
    },
};

/// A problem that the network takes on.
#[derive(Debug, Serialize, ToSchema)]
pub struct Challenge {
    pub id: ChallengeId,
    /// What people quote.
    #[schema(example = "CH-2026-0007")]
    pub code: String,
    pub campaign: CampaignName,
    #[schema(example = "Ενιαίο ραντεβού για όλες τις υπηρεσίες του δήμου")]
    pub title: String,
    pub summary: String,
    pub policy_area: PolicyArea,
    pub status: ChallengeStatus,
    /// How many people the team may have.
    #[schema(example = 8)]
    pub capacity: i32,
    pub created_at: Timestamp,
    /// For the `If-Match` of a change.
    pub revision: i64,
    pub abilities: ChallengeAbilities,
}

/// What the caller may do with a challenge now.
#[derive(Debug, Serialize, ToSchema)]
pub struct ChallengeAbilities {
    pub can_revise: bool,
}

impl Challenge {
    pub async fn of(db: &impl ConnectionTrait, row: Model, viewer: &Viewer) -> Result<Self> {
        let names = campaigns::names_of(db, [row.campaign_id]).await?;
        Self::named(row, &names, viewer).ok_or_else(Problem::not_found)
    }

    pub fn named(row: Model, names: &HashMap<CampaignId, CampaignName>, viewer: &Viewer) -> Option<Self> {
        Some(Self {
            campaign: names.get(&row.campaign_id)?.clone(),
            abilities: ChallengeAbilities {
                can_revise: viewer.may::<Manage>() && policy::is_open(row.status),
            },
            id: row.id,
            code: row.code,
            title: row.title,
            summary: row.summary,
            policy_area: row.policy_area,
            status: row.status,
            capacity: row.capacity,
            created_at: row.created_at,
            revision: row.revision,
        })
    }
}
