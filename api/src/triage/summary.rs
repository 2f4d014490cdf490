use actix_web::{get, web};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QuerySelect};
use serde::Serialize;
use utoipa::ToSchema;

use super::{
    list::overdue,
    policy::{self, Score},
    queue::for_reviewer,
};
use crate::{
    campaigns::{self, CampaignId, StageKind},
    criteria::CriteriaSetId,
    platform::{
        auth::{Auth, Viewer},
        db::Db,
        json::Json,
        problem::Result,
        time::Timestamp,
    },
    submissions::{self, SubmissionStatus, submission},
};

/// How far the triage of a campaign has come.
#[derive(Debug, Serialize, ToSchema)]
pub struct TriageSummary {
    /// Whether scores and decisions are taken now.
    pub open: bool,
    pub closes_at: Option<Timestamp>,
    /// What is scored by.
    pub criteria_set_id: CriteriaSetId,
    pub by_status: Vec<StatusCount>,
    pub overdue: u64,
    /// How many wait for the caller's score; absent for those who do not score.
    pub waiting_for_me: Option<u64>,
    pub abilities: TriageAbilities,
}

/// What the caller may do with the list of a campaign's triage.
#[derive(Debug, Serialize, ToSchema)]
pub struct TriageAbilities {
    /// Order it by mean or spread of the scores.
    pub can_order_by_scores: bool,
}

/// How many submissions are in a state.
#[derive(Debug, Serialize, ToSchema)]
pub struct StatusCount {
    pub status: SubmissionStatus,
    #[schema(example = 12)]
    pub count: i64,
}

/// Show how far a campaign's triage has come.
///
/// For the staff: submissions by state, what is overdue, and what waits for the caller's score.
#[utoipa::path(tag = "triage", params(("slug" = String, Path, description = "The campaign")), responses(
    (status = OK, description = "The figures", body = TriageSummary)))]
#[get("/campaigns/{slug}/triage-summary")]
pub async fn show_triage_summary(
    staff: Auth<submissions::Read>,
    db: web::Data<Db>,
    slug: web::Path<String>,
) -> Result<Json<TriageSummary>> {
    let campaign = campaigns::find(&***db, &slug, &Viewer(Some(staff.0.clone()))).await?;
    let stage = campaigns::stage_of(&***db, campaign.id, StageKind::Triage).await?;
    let of_campaign = || submission::Entity::find().filter(submission::COLUMN.campaign_id.eq(campaign.id));
    let waiting_for_me = if staff.may::<Score>() {
        Some(of_campaign().filter(for_reviewer(&staff)).count(&***db).await?)
    } else {
        None
    };
    Ok(Json(TriageSummary {
        open: stage.as_ref().is_some_and(|stage| campaigns::is_open(campaign.status, stage, db.now())),
        closes_at: stage.and_then(|stage| stage.closes_at),
        criteria_set_id: campaign.criteria_set_id,
        by_status: by_status(&db, campaign.id).await?,
        overdue: of_campaign().filter(overdue(db.now())).count(&***db).await?,
        waiting_for_me,
        abilities: TriageAbilities { can_order_by_scores: policy::orders_by_scores(&staff) },
    }))
}

async fn by_status(db: &Db, campaign: CampaignId) -> Result<Vec<StatusCount>> {
    let mut counts: Vec<(SubmissionStatus, i64)> = submission::Entity::find()
        .select_only()
        .column(submission::Column::Status)
        .column_as(submission::Column::Id.count(), "count")
        .filter(submission::COLUMN.campaign_id.eq(campaign))
        .filter(submission::COLUMN.status.ne(SubmissionStatus::Draft))
        .group_by(submission::Column::Status)
        .into_tuple()
        .all(&**db)
        .await?;
    counts.sort_unstable_by_key(|(status, _)| *status);
    Ok(counts.into_iter().map(|(status, count)| StatusCount { status, count }).collect())
}
