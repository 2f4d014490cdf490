//! Submissions as they stand in lists.

use std::collections::HashMap;

use serde::Serialize;
use utoipa::ToSchema;

use super::{
    entity::{
        SubmissionKind, SubmissionStatus, Visibility,
        submission::{Model, SubmissionId},
    },
    next_step::{self, NextStep},
};
use crate::{
    campaigns::{self, CampaignId, CampaignName, StageKind, campaign_stage},
    challenges::{self, ChallengeName},
    members::{self, MemberName},
    organisations::{self, OrganisationName},
    platform::{auth::Viewer, db::Db, policy_area::PolicyArea, problem::Result, read::Read, time::Timestamp},
};

/// A submission in a list.
#[derive(Debug, Serialize, ToSchema)]
pub struct SubmissionCard {
    pub id: SubmissionId,
    /// What people quote; a draft has none.
    #[schema(example = "WN-2026-0042")]
    pub code: Option<String>,
    pub campaign: Option<CampaignName>,
    pub organisation: Option<OrganisationName>,
    /// Told to members of the network.
    pub author: Option<MemberName>,
    pub kind: SubmissionKind,
    #[schema(example = "Ενιαίο ραντεβού για όλες τις υπηρεσίες του δήμου")]
    pub title: String,
    pub summary: String,
    pub policy_area: Option<PolicyArea>,
    pub visibility: Visibility,
    pub status: SubmissionStatus,
    /// The challenge that it was promoted to.
    pub challenge: Option<ChallengeName>,
    pub next_step: Option<NextStep>,
    pub submitted_at: Option<Timestamp>,
    pub updated_at: Timestamp,
}

/// The rows with the names of what they refer to, a query for each sort of name.
///
/// # Errors
/// When the database refuses.
pub async fn cards(db: &Db, rows: Vec<Model>, viewer: &Viewer) -> Result<Vec<SubmissionCard>> {
    let campaigns = campaigns::names_of(&**db, rows.iter().map(|row| row.campaign_id)).await?;
    let organisations = organisations::names_of(&**db, rows.iter().map(|row| row.organisation_id)).await?;
    let knows_people = viewer.0.as_ref().is_some_and(|caller| caller.active);
    let authors = rows.iter().filter(|_| knows_people).map(|row| row.author_id).collect::<Vec<_>>();
    let authors = members::names_of(&**db, authors).await?;
    let challenges = challenges::names_of(&**db, rows.iter().filter_map(|row| row.challenge_id)).await?;
    let drafts = rows.iter().filter(|row| row.status == SubmissionStatus::Draft);
    let closings = closings(db, drafts.map(|row| row.campaign_id)).await?;
    let now = db.now();
    let card = |row: Model| SubmissionCard {
        next_step: next_step::of(&row, closings.get(&row.campaign_id).copied().flatten(), now),
        campaign: campaigns.get(&row.campaign_id).cloned(),
        organisation: organisations.get(&row.organisation_id).cloned(),
        author: authors.get(&row.author_id).cloned(),
        challenge: row.challenge_id.and_then(|id| challenges.get(&id).cloned()),
        id: row.id,
        code: row.code,
        kind: row.kind,
        title: row.title,
        summary: row.summary,
        policy_area: row.policy_area,
        visibility: row.visibility,
        status: row.status,
        submitted_at: row.submitted_at,
        updated_at: row.updated_at,
    };
    Ok(rows.into_iter().map(card).collect())
}

/// When the campaigns' submit stages close.
pub async fn closings(
    db: &impl Read,
    campaigns: impl IntoIterator<Item = CampaignId> + Send,
) -> Result<HashMap<CampaignId, Option<Timestamp>>> {
    let stages = campaigns::stages_of(&**db, campaigns).await?;
    let submit = stages.into_iter().filter(|stage| stage.kind == StageKind::Submit);
    Ok(submit.map(|stage: campaign_stage::Model| (stage.campaign_id, stage.closes_at)).collect())
}
