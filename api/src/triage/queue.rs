use actix_web::{get, web};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, sea_query::Expr,
};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use validator::Validate;

use super::{
    item::{Row, TriageItem, items},
    list::{not_scored_by, without_conflict},
    policy::Score,
};
use crate::{
    campaigns::{self, CampaignId, StageKind},
    members::MemberId,
    platform::{
        auth::{Auth, Caller, Viewer},
        db::Db,
        json::Json,
        problem::Result,
        query::Query,
    },
    submissions::{SubmissionId, submission},
};

/// Where the queue goes on.
#[derive(Debug, Deserialize, Validate, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct QueueQuery {
    /// Left aside for now.
    skip: Option<SubmissionId>,
}

/// What to score next.
#[derive(Debug, Serialize, ToSchema)]
pub struct TriageQueue {
    /// Absent when nothing is left, or the stage is not open.
    pub next: Option<TriageItem>,
}

/// Show what to score next.
///
/// The submission with the fewest scores that the caller has not scored and has no conflict of interest with.
#[utoipa::path(tag = "triage", params(("slug" = String, Path, description = "The campaign"), QueueQuery), responses(
    (status = OK, description = "The next submission", body = TriageQueue)))]
#[get("/campaigns/{slug}/triage-queue")]
pub async fn show_triage_queue(
    reviewer: Auth<Score>,
    db: web::Data<Db>,
    slug: web::Path<String>,
    Query(query): Query<QueueQuery>,
) -> Result<Json<TriageQueue>> {
    let campaign = campaigns::find(&***db, &slug, &Viewer(Some(reviewer.0.clone()))).await?;
    let stage = campaigns::stage_of(&***db, campaign.id, StageKind::Triage).await?;
    if !stage.is_some_and(|stage| campaigns::is_open(campaign.status, &stage, db.now())) {
        return Ok(Json(TriageQueue { next: None }));
    }
    let next = next(&***db, campaign.id, &reviewer, query.skip).await?;
    let next = items(&***db, next.into_iter().collect(), &reviewer, db.now()).await?.into_iter().next();
    Ok(Json(TriageQueue { next }))
}

async fn next(
    db: &impl ConnectionTrait,
    campaign: CampaignId,
    reviewer: &Caller,
    skip: Option<SubmissionId>,
) -> Result<Option<Row>> {
    Ok(submission::Entity::find()
        .filter(submission::COLUMN.campaign_id.eq(campaign))
        .filter(for_reviewer(reviewer))
        .filter(Condition::all().add_option(skip.map(|id| submission::COLUMN.id.ne(id))))
        .order_by_asc(submission::Column::ScoreCount)
        .order_by_asc(submission::Column::Id)
        .into_partial_model::<Row>()
        .one(db)
        .await?)
}

/// What is scored now and left for this reviewer: not theirs, not their body's, not scored by them.
pub fn for_reviewer(reviewer: &Caller) -> Condition {
    Condition::all()
        // In the words of the index, which are no parameters.
        .add(Expr::cust("status IN ('submitted', 'in_review')"))
        .add(without_conflict(reviewer))
        .add(not_scored_by(MemberId(reviewer.member_id)))
}
