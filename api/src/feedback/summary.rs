use actix_web::{get, web};
use sea_orm::{ColumnTrait, EntityTrait, Iterable, QueryFilter, QuerySelect};
use serde::Serialize;
use utoipa::ToSchema;

use super::{
    entity::{COLUMN, Column, Entity},
    policy::Read,
};
use crate::{
    campaigns::{self, StageKind},
    platform::{
        auth::{Auth, Viewer},
        db::Db,
        json::Json,
        problem::Result,
    },
};

/// The feedback on a campaign in figures.
#[derive(Debug, Serialize, ToSchema)]
pub struct FeedbackSummary {
    /// The five stages, in their order.
    pub stages: Vec<StageFeedback>,
}

/// How a stage was rated.
#[derive(Debug, Serialize, ToSchema)]
pub struct StageFeedback {
    pub stage: StageKind,
    pub count: i64,
    /// None while nobody has rated it.
    #[schema(example = 4.2)]
    pub mean: Option<f64>,
    /// How many gave 1, 2, 3, 4 and 5.
    #[schema(example = json!([0, 1, 2, 8, 6]))]
    pub ratings: Vec<i64>,
}

/// Summarise the feedback on a campaign.
///
/// Count, mean and distribution for each stage, for the department.
#[utoipa::path(tag = "feedback", params(("slug" = String, Path, description = "The campaign's address")), responses(
    (status = OK, description = "The figures", body = FeedbackSummary)))]
#[get("/campaigns/{slug}/feedback/summary")]
pub async fn summarise_feedback(
    reader: Auth<Read>,
    db: web::Data<Db>,
    slug: web::Path<String>,
) -> Result<Json<FeedbackSummary>> {
    let campaign = campaigns::find(&***db, &slug, &Viewer(Some(reader.0.clone()))).await?;
    let counts: Vec<(StageKind, i32, i64)> = Entity::find()
        .select_only()
        .column(Column::Stage)
        .column(Column::Rating)
        .column_as(Column::Id.count(), "count")
        .filter(COLUMN.campaign_id.eq(campaign.id))
        .group_by(Column::Stage)
        .group_by(Column::Rating)
        .into_tuple()
        .all(&***db)
        .await?;
    let stages = StageKind::iter().map(|stage| of_stage(stage, &counts)).collect();
    Ok(Json(FeedbackSummary { stages }))
}

fn of_stage(stage: StageKind, counts: &[(StageKind, i32, i64)]) -> StageFeedback {
    let given = |rating: i32| -> i64 {
        counts.iter().filter(|(of, value, _)| *of == stage && *value == rating).map(|(_, _, n)| n).sum()
    };
    let ratings: Vec<i64> = (1..=5).map(given).collect();
    let count: i64 = ratings.iter().sum();
    let sum: i64 = (1_i64..).zip(&ratings).map(|(rating, count)| rating * count).sum();
    #[expect(clippy::cast_precision_loss, reason = "nobody collects 2^53 ratings")]
    let mean = (count > 0).then(|| sum as f64 / count as f64);
    StageFeedback { stage, count, mean, ratings }
}
