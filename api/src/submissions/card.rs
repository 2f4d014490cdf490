//! Submissions as they stand in lists.

use std::collections::HashMap;

use sea_orm::{ConnectionTrait, DerivePartialModel, EntityTrait, JoinType, QuerySelect, RelationDef, Select};
use serde::Serialize;
use utoipa::ToSchema;

use super::{
    entity::{
        SubmissionKind, SubmissionStatus, Visibility,
        submission::{self, SubmissionId},
    },
    next_step::{self, NextStep},
    policy,
};
use crate::{
    campaigns::{self, CampaignId, CampaignName, StageKind, campaign, campaign_stage},
    challenges::{ChallengeName, challenge},
    members::{MemberName, MemberNameRow, member},
    organisations::{OrganisationName, organisation},
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

/// What a list reads of a submission and of what it refers to.
#[derive(Debug, DerivePartialModel)]
#[sea_orm(entity = "submission::Entity")]
pub struct Row {
    pub id: SubmissionId,
    code: Option<String>,
    kind: SubmissionKind,
    title: String,
    summary: String,
    policy_area: Option<PolicyArea>,
    visibility: Visibility,
    status: SubmissionStatus,
    due_at: Option<Timestamp>,
    submitted_at: Option<Timestamp>,
    updated_at: Timestamp,
    #[sea_orm(nested)]
    campaign: Option<CampaignName>,
    #[sea_orm(nested)]
    organisation: Option<OrganisationName>,
    #[sea_orm(nested)]
    author: Option<MemberNameRow>,
    #[sea_orm(nested)]
    challenge: Option<ChallengeName>,
}

/// The rows of the query with the names of what they refer to.
///
/// # Errors
/// When the database refuses.
pub async fn rows(db: &impl ConnectionTrait, select: Select<submission::Entity>) -> Result<Vec<Row>> {
    Ok(with_names(select).into_partial_model::<Row>().all(db).await?)
}

/// Joins what a submission refers to, for the names of it.
pub fn with_names(select: Select<submission::Entity>) -> Select<submission::Entity> {
    let campaign: RelationDef = submission::Entity::belongs_to(campaign::Entity)
        .from(submission::Column::CampaignId)
        .to(campaign::Column::Id)
        .into();
    let organisation: RelationDef = submission::Entity::belongs_to(organisation::Entity)
        .from(submission::Column::OrganisationId)
        .to(organisation::Column::Id)
        .into();
    let author: RelationDef = submission::Entity::belongs_to(member::Entity)
        .from(submission::Column::AuthorId)
        .to(member::Column::Id)
        .into();
    let challenge: RelationDef = submission::Entity::belongs_to(challenge::Entity)
        .from(submission::Column::ChallengeId)
        .to(challenge::Column::Id)
        .into();
    select
        .join(JoinType::LeftJoin, campaign)
        .join(JoinType::LeftJoin, organisation)
        .join(JoinType::LeftJoin, author)
        .join(JoinType::LeftJoin, challenge)
}

/// The rows as this viewer sees them.
///
/// # Errors
/// When the database refuses.
pub async fn cards(db: &Db, rows: Vec<Row>, viewer: &Viewer) -> Result<Vec<SubmissionCard>> {
    let knows_people = policy::is_of_the_network(viewer);
    let drafts = rows.iter().filter(|row| row.status == SubmissionStatus::Draft);
    let closings = closings(db, drafts.filter_map(|row| row.campaign.as_ref()).map(|it| it.id)).await?;
    let now = db.now();
    let card = |row: Row| {
        let closes = row.campaign.as_ref().and_then(|campaign| closings.get(&campaign.id).copied().flatten());
        SubmissionCard {
            next_step: next_step::of(row.status, row.due_at, closes, now),
            campaign: row.campaign,
            organisation: row.organisation,
            author: row.author.filter(|_| knows_people).map(MemberName::from),
            challenge: row.challenge,
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
        }
    };
    Ok(rows.into_iter().map(card).collect())
}

/// When the campaigns' submit stages close.
async fn closings(
    db: &impl Read,
    campaigns: impl IntoIterator<Item = CampaignId> + Send,
) -> Result<HashMap<CampaignId, Option<Timestamp>>> {
    let stages = campaigns::stages_of(&**db, campaigns).await?;
    let submit = stages.into_iter().filter(|stage| stage.kind == StageKind::Submit);
    Ok(submit.map(|stage: campaign_stage::Model| (stage.campaign_id, stage.closes_at)).collect())
}
