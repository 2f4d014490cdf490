//! Where an entry comes from: the challenge, the project, and the bodies whose people worked on it.

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};
use serde::Serialize;
use utoipa::ToSchema;

use super::entity::library_entry;
use crate::{
    campaigns::CampaignId,
    challenges::{ChallengeId, challenge},
    members::MemberId,
    organisations::{self, OrganisationId, OrganisationName},
    platform::problem::Result,
    projects::{ProjectId, project},
    workshops::{ParticipationStatus, participation},
};

/// From the problem to the solution.
#[derive(Debug, Serialize, ToSchema)]
pub struct Lineage {
    pub campaign_id: CampaignId,
    pub challenge_id: ChallengeId,
    #[schema(example = "CH-2026-0007")]
    pub challenge_code: String,
    pub challenge_title: String,
    pub project_id: Option<ProjectId>,
    pub project_title: Option<String>,
    /// The bodies of the team's members.
    pub team: Vec<OrganisationName>,
}

/// The entry's lineage; none when it was entered by hand.
///
/// # Errors
/// When the database refuses.
pub async fn of(db: &impl ConnectionTrait, entry: &library_entry::Model) -> Result<Option<Lineage>> {
    let Some(challenge_id) = entry.challenge_id else { return Ok(None) };
    let Some(challenge) = challenge::Entity::find_by_id(challenge_id).one(db).await? else {
        return Ok(None);
    };
    let project = match entry.project_id {
        Some(id) => project::Entity::find_by_id(id).one(db).await?,
        None => None,
    };
    let bodies: Vec<OrganisationId> =
        team(db, challenge_id).await?.into_iter().filter_map(|(_, body)| body).collect();
    let names = organisations::names_of(db, bodies).await?;
    let mut team: Vec<OrganisationName> = names.into_values().collect();
    team.sort_by(|a, b| a.name_el.cmp(&b.name_el));
    Ok(Some(Lineage {
        campaign_id: challenge.campaign_id,
        challenge_id: challenge.id,
        challenge_code: challenge.code,
        challenge_title: challenge.title,
        project_id: project.as_ref().map(|project| project.id),
        project_title: project.map(|project| project.title),
        team,
    }))
}

/// Who worked on the challenge, each with the body of then.
///
/// # Errors
/// When the database refuses.
pub async fn team(
    db: &impl ConnectionTrait,
    challenge: ChallengeId,
) -> Result<Vec<(MemberId, Option<OrganisationId>)>> {
    Ok(participation::Entity::find()
        .select_only()
        .columns([participation::Column::MemberId, participation::Column::OrganisationId])
        .filter(participation::COLUMN.challenge_id.eq(challenge))
        .filter(participation::COLUMN.status.eq(ParticipationStatus::Selected))
        .into_tuple()
        .all(db)
        .await?)
}
