use actix_web::{get, web};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use validator::Validate;

use super::{
    entity::{COLUMN, Column, Entity, FeedbackId},
    policy::Read,
};
use crate::{
    campaigns::{self, StageKind},
    platform::{
        auth::{Auth, Viewer},
        db::Db,
        json::Json,
        page::{self, Cursor, Page},
        problem::Result,
        query::Query,
        time::Timestamp,
    },
};

/// Which feedback.
#[derive(Debug, Deserialize, Validate, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct FeedbackQuery {
    stage: Option<StageKind>,
    /// Rows in the page.
    #[validate(range(min = 1, max = 100))]
    #[param(minimum = 1, maximum = 100, default = 20)]
    limit: Option<u64>,
    /// The `next` of the page before.
    #[validate(length(max = 512))]
    #[param(max_length = 512)]
    after: Option<String>,
}

/// What somebody thought of a stage. It has no name: people write more openly then.
#[derive(Debug, Serialize, ToSchema)]
pub struct Feedback {
    pub id: FeedbackId,
    pub stage: StageKind,
    #[schema(minimum = 1, maximum = 5)]
    pub rating: i32,
    pub comment: Option<String>,
    pub created_at: Timestamp,
}

/// List the feedback on a campaign.
///
/// Newest first, for the department.
#[utoipa::path(tag = "feedback",
    params(("slug" = String, Path, description = "The campaign's address"), FeedbackQuery), responses(
    (status = OK, description = "A page of feedback", body = Page<Feedback>)))]
#[get("/campaigns/{slug}/feedback")]
pub async fn list_feedback(
    reader: Auth<Read>,
    db: web::Data<Db>,
    slug: web::Path<String>,
    Query(query): Query<FeedbackQuery>,
) -> Result<Json<Page<Feedback>>> {
    let campaign = campaigns::find(&***db, &slug, &Viewer(Some(reader.0.clone()))).await?;
    let mut select = Entity::find()
        .filter(COLUMN.campaign_id.eq(campaign.id))
        .order_by_desc(Column::Id)
        .limit(page::fetch(query.limit));
    if let Some(stage) = query.stage {
        select = select.filter(COLUMN.stage.eq(stage));
    }
    if let Some(after) = Cursor::id::<FeedbackId>(query.after.as_deref())? {
        select = select.filter(COLUMN.id.lt(after));
    }
    let rows = select.all(&***db).await?;
    Ok(Json(Page::of(
        rows,
        query.limit,
        |row| row.id,
        |row| Feedback {
            id: row.id,
            stage: row.stage,
            rating: row.rating,
            comment: row.comment,
            created_at: row.created_at,
        },
    )))
}
