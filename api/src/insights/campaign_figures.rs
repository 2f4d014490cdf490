use actix_web::{get, web};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait};
use serde::Serialize;
use utoipa::ToSchema;

use crate::{
    campaigns::{self, CampaignId},
    challenges::challenge,
    library::{LibraryEntryStatus, library_entry},
    members::{MemberStatus, member},
    platform::{auth::Viewer, db::Db, json::Json, problem::Result},
    projects::{ProjectStatus, project},
    submissions::{SubmissionStatus, submission},
    surveys::survey,
};

/// What came of a campaign, stage by stage. Figures name nobody: they count what was handed in, whoever may read it.
#[derive(Debug, Serialize, ToSchema)]
pub struct CampaignFigures {
    /// Active members of the network.
    pub members: u64,
    /// The name of its newest survey in its address.
    #[schema(example = "kainotomia-2026")]
    pub survey: Option<String>,
    /// Handed in and not withdrawn.
    pub submissions: u64,
    /// Bodies that handed something in.
    pub organisations: u64,
    /// Answered by the department, one way or the other.
    pub answered: u64,
    pub challenges: u64,
    pub projects: u64,
    pub approved_projects: u64,
    pub library_entries: u64,
    /// By bodies that put its entries into practice.
    pub adoptions: i64,
}

/// Show what came of a campaign.
///
/// A figure for each of its stages.
#[utoipa::path(tag = "insights", params(("slug" = String, Path, description = "The campaign's name in its address")),
    security((), ("bearer" = [])), responses((status = OK, description = "The figures", body = CampaignFigures)))]
#[get("/campaigns/{slug}/figures")]
pub async fn show_campaign_figures(
    viewer: Viewer,
    db: web::Data<Db>,
    slug: web::Path<String>,
) -> Result<Json<CampaignFigures>> {
    let id = campaigns::find(&***db, &slug, &viewer).await?.id;
    let (submissions, answered) = submissions(&db, id).await?;
    let (library_entries, adoptions) = library(&db, id).await?;
    let projects = || project::Entity::find().filter(project::COLUMN.campaign_id.eq(id));
    let survey = survey::Entity::find()
        .filter(survey::COLUMN.campaign_id.eq(id))
        .order_by_desc(survey::Column::Id)
        .one(&***db)
        .await?;
    Ok(Json(CampaignFigures {
        members: member::Entity::find()
            .filter(member::COLUMN.status.eq(MemberStatus::Active))
            .count(&***db)
            .await?,
        survey: survey.map(|survey| survey.slug),
        submissions,
        organisations: organisations(&db, id).await?,
        answered,
        challenges: challenge::Entity::find()
            .filter(challenge::COLUMN.campaign_id.eq(id))
            .count(&***db)
            .await?,
        projects: projects().count(&***db).await?,
        approved_projects: projects()
            .filter(project::COLUMN.status.eq(ProjectStatus::Approved))
            .count(&***db)
            .await?,
        library_entries,
        adoptions,
    }))
}

/// Handed in, and of those answered.
async fn submissions(db: &Db, campaign: CampaignId) -> Result<(u64, u64)> {
    use SubmissionStatus::{Declined, Draft, Merged, Promoted, Withdrawn};
    let by_status: Vec<(SubmissionStatus, i64)> = submission::Entity::find()
        .select_only()
        .column(submission::Column::Status)
        .column_as(submission::Column::Id.count(), "count")
        .filter(submission::COLUMN.campaign_id.eq(campaign))
        .group_by(submission::Column::Status)
        .into_tuple()
        .all(&**db)
        .await?;
    let sum = |counts: &dyn Fn(SubmissionStatus) -> bool| -> u64 {
        let of = by_status.iter().filter(|(status, _)| counts(*status));
        of.map(|(_, count)| u64::try_from(*count).unwrap_or_default()).sum()
    };
    Ok((
        sum(&|status| !matches!(status, Draft | Withdrawn)),
        sum(&|status| matches!(status, Promoted | Merged | Declined)),
    ))
}

/// Bodies that handed something in.
async fn organisations(db: &Db, campaign: CampaignId) -> Result<u64> {
    let handed_in = submission::Entity::find()
        .select_only()
        .column(submission::Column::OrganisationId)
        .distinct()
        .filter(submission::COLUMN.campaign_id.eq(campaign))
        .filter(submission::COLUMN.status.is_not_in([SubmissionStatus::Draft, SubmissionStatus::Withdrawn]));
    Ok(handed_in.count(&**db).await?)
}

/// Published entries of its challenges, and their adoptions.
async fn library(db: &Db, campaign: CampaignId) -> Result<(u64, i64)> {
    let challenges = challenge::Entity::find()
        .select_only()
        .column(challenge::Column::Id)
        .filter(challenge::COLUMN.campaign_id.eq(campaign))
        .into_query();
    let entries: Option<(i64, Option<i64>)> = library_entry::Entity::find()
        .select_only()
        .column_as(library_entry::Column::Id.count(), "count")
        .column_as(library_entry::Column::Adoptions.sum(), "adoptions")
        .filter(library_entry::Column::ChallengeId.in_subquery(challenges))
        .filter(library_entry::COLUMN.status.eq(LibraryEntryStatus::Published))
        .into_tuple()
        .one(&**db)
        .await?;
    let (entries, adoptions) = entries.unwrap_or_default();
    Ok((u64::try_from(entries).unwrap_or_default(), adoptions.unwrap_or_default()))
}
