use std::collections::HashMap;

use actix_web::{get, web};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::Deserialize;
use utoipa::IntoParams;
use validator::Validate;

use super::{
    entity::{
        CampaignStatus,
        campaign::{self, CampaignId},
        campaign_stage,
    },
    policy::Preview,
    stages::stages_of,
    view::CampaignCard,
};
use crate::platform::{
    auth::Viewer,
    db::Db,
    json::Json,
    page::{self, Cursor, Page},
    problem::Result,
    query::Query,
};

/// Which campaigns.
#[derive(Debug, Deserialize, Validate, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct CampaignQuery {
    status: Option<CampaignStatus>,
    /// Rows in the page.
    #[validate(range(min = 1, max = 100))]
    #[param(minimum = 1, maximum = 100, default = 20)]
    limit: Option<u64>,
    /// The `next` of the page before.
    #[validate(length(max = 512))]
    #[param(max_length = 512)]
    after: Option<String>,
}

/// List campaigns.
///
/// Newest first, each with its stages and what they are at this moment. Drafts are the staff's alone.
#[utoipa::path(tag = "campaigns", params(CampaignQuery), security((), ("bearer" = [])), responses(
    (status = OK, description = "A page of campaigns", body = Page<CampaignCard>)))]
#[get("/campaigns")]
pub async fn list_campaigns(
    viewer: Viewer,
    db: web::Data<Db>,
    Query(query): Query<CampaignQuery>,
) -> Result<Json<Page<CampaignCard>>> {
    let mut select =
        campaign::Entity::find().order_by_desc(campaign::Column::Id).limit(page::fetch(query.limit));
    if !viewer.may::<Preview>() {
        select = select.filter(campaign::COLUMN.status.ne(CampaignStatus::Draft));
    }
    if let Some(status) = query.status {
        select = select.filter(campaign::COLUMN.status.eq(status));
    }
    if let Some(after) = Cursor::id::<CampaignId>(query.after.as_deref())? {
        select = select.filter(campaign::COLUMN.id.lt(after));
    }
    let rows = select.all(&***db).await?;
    let mut stages: HashMap<CampaignId, Vec<campaign_stage::Model>> = HashMap::new();
    for stage in stages_of(&***db, rows.iter().map(|row| row.id)).await? {
        stages.entry(stage.campaign_id).or_default().push(stage);
    }
    let now = db.now();
    let card = |row: campaign::Model| {
        let stages = stages.remove(&row.id).unwrap_or_default();
        CampaignCard::of(row, stages, now)
    };
    Ok(Json(Page::of(rows, query.limit, |row| row.id, card)))
}
