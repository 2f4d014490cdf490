//! Counting: one query a figure, each by an index; campaigns all at once.

use std::collections::HashMap;

use sea_orm::{
    ColumnTrait, EntityTrait, ExprTrait, JoinType, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
    RelationDef,
};

use super::figures::{CampaignFunnel, Figures};
use crate::{
    campaigns::{CampaignId, CampaignStatus, campaign},
    challenges::challenge,
    library::{LibraryEntryStatus, library_entry},
    members::{MemberStatus, member},
    platform::{db::Db, problem::Result},
    projects::{ProjectStatus, project},
    submissions::{SubmissionStatus, submission},
};

/// So many campaigns have a funnel.
const CAMPAIGNS: u64 = 6;

/// # Errors
/// When the database refuses.
pub async fn all(db: &Db) -> Result<Figures> {
    let active = || member::Entity::find().filter(member::COLUMN.status.eq(MemberStatus::Active));
    let bodies: Option<i64> = active()
        .select_only()
        .column_as(member::Column::OrganisationId.into_expr().count_distinct(), "count")
        .into_tuple()
        .one(&**db)
        .await?;
    let entries: Option<(i64, Option<i64>)> = library_entry::Entity::find()
        .select_only()
        .column_as(library_entry::Column::Id.count(), "count")
        .column_as(library_entry::Column::Adoptions.sum(), "adoptions")
        .filter(library_entry::COLUMN.status.eq(LibraryEntryStatus::Published))
        .into_tuple()
        .one(&**db)
        .await?;
    let (library_entries, adoptions) = entries.unwrap_or_default();
    let submissions = submission::Entity::find()
        .filter(submission::COLUMN.status.ne(SubmissionStatus::Draft))
        .count(&**db)
        .await?;
    let whole = |count: u64| i64::try_from(count).unwrap_or(i64::MAX);
    Ok(Figures {
        members: whole(active().count(&**db).await?),
        organisations: bodies.unwrap_or_default(),
        submissions: whole(submissions),
        challenges: whole(challenge::Entity::find().count(&**db).await?),
        projects: whole(project::Entity::find().count(&**db).await?),
        library_entries,
        adoptions: adoptions.unwrap_or_default(),
        campaigns: funnels(db).await?,
        counted_at: db.now(),
    })
}

async fn funnels(db: &Db) -> Result<Vec<CampaignFunnel>> {
    let campaigns = campaign::Entity::find()
        .filter(campaign::COLUMN.status.ne(CampaignStatus::Draft))
        .order_by_desc(campaign::Column::Id)
        .limit(CAMPAIGNS)
        .all(&**db)
        .await?;
    let ids: Vec<CampaignId> = campaigns.iter().map(|campaign| campaign.id).collect();
    let submissions = submissions(db, &ids).await?;
    let challenges = challenges(db, &ids).await?;
    let projects = projects(db, &ids).await?;
    let entries = entries(db, &ids).await?;
    let funnel = |campaign: campaign::Model| {
        let id = campaign.id;
        let of_submissions = |promoted: bool| -> i64 {
            let of = submissions
                .iter()
                .filter(|(of, status, _)| *of == id && (!promoted || *status == SubmissionStatus::Promoted));
            of.map(|(_, _, count)| count).sum()
        };
        let of_projects = |approved: bool| -> i64 {
            let of = projects
                .iter()
                .filter(|(of, status, _)| *of == id && (!approved || *status == ProjectStatus::Approved));
            of.map(|(_, _, count)| count).sum()
        };
        CampaignFunnel {
            campaign_id: id,
            slug: campaign.slug,
            title: campaign.title,
            submissions: of_submissions(false),
            promoted: of_submissions(true),
            challenges: challenges.get(&id).copied().unwrap_or_default(),
            projects: of_projects(false),
            approved_projects: of_projects(true),
            library_entries: entries.get(&id).copied().unwrap_or_default(),
        }
    };
    Ok(campaigns.into_iter().map(funnel).collect())
}

async fn submissions(db: &Db, ids: &[CampaignId]) -> Result<Vec<(CampaignId, SubmissionStatus, i64)>> {
    Ok(submission::Entity::find()
        .select_only()
        .columns([submission::Column::CampaignId, submission::Column::Status])
        .column_as(submission::Column::Id.count(), "count")
        .filter(submission::COLUMN.campaign_id.is_in(ids.to_vec()))
        .filter(submission::COLUMN.status.ne(SubmissionStatus::Draft))
        .group_by(submission::Column::CampaignId)
        .group_by(submission::Column::Status)
        .into_tuple()
        .all(&**db)
        .await?)
}

async fn challenges(db: &Db, ids: &[CampaignId]) -> Result<HashMap<CampaignId, i64>> {
    let rows: Vec<(CampaignId, i64)> = challenge::Entity::find()
        .select_only()
        .column(challenge::Column::CampaignId)
        .column_as(challenge::Column::Id.count(), "count")
        .filter(challenge::COLUMN.campaign_id.is_in(ids.to_vec()))
        .group_by(challenge::Column::CampaignId)
        .into_tuple()
        .all(&**db)
        .await?;
    Ok(rows.into_iter().collect())
}

async fn projects(db: &Db, ids: &[CampaignId]) -> Result<Vec<(CampaignId, ProjectStatus, i64)>> {
    Ok(project::Entity::find()
        .select_only()
        .columns([project::Column::CampaignId, project::Column::Status])
        .column_as(project::Column::Id.count(), "count")
        .filter(project::COLUMN.campaign_id.is_in(ids.to_vec()))
        .group_by(project::Column::CampaignId)
        .group_by(project::Column::Status)
        .into_tuple()
        .all(&**db)
        .await?)
}

async fn entries(db: &Db, ids: &[CampaignId]) -> Result<HashMap<CampaignId, i64>> {
    let to_challenge: RelationDef = library_entry::Entity::belongs_to(challenge::Entity)
        .from(library_entry::Column::ChallengeId)
        .to(challenge::Column::Id)
        .into();
    let rows: Vec<(CampaignId, i64)> = library_entry::Entity::find()
        .join(JoinType::InnerJoin, to_challenge)
        .select_only()
        .column(challenge::Column::CampaignId)
        .column_as(library_entry::Column::Id.count(), "count")
        .filter(challenge::COLUMN.campaign_id.is_in(ids.to_vec()))
        .filter(library_entry::COLUMN.status.eq(LibraryEntryStatus::Published))
        .group_by(challenge::Column::CampaignId)
        .into_tuple()
        .all(&**db)
        .await?;
    Ok(rows.into_iter().collect())
}
