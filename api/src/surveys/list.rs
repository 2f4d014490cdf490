use actix_web::{get, web};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::Deserialize;
use utoipa::IntoParams;
use validator::Validate;

use super::{
    entity::{
        SurveyId,
        survey::{Column, Entity},
    },
    policy::Preview,
    view::Survey,
};
use crate::{
    campaigns,
    platform::{
        auth::Viewer,
        db::Db,
        json::Json,
        page::{self, Cursor, Page},
        problem::Result,
        query::Query,
    },
};

/// Which surveys.
#[derive(Debug, Deserialize, Validate, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct SurveysQuery {
    /// Of the campaign with this name in its address.
    #[validate(length(max = 80))]
    #[param(max_length = 80)]
    campaign: Option<String>,
    /// Rows in the page.
    #[validate(range(min = 1, max = 100))]
    #[param(minimum = 1, maximum = 100, default = 20)]
    limit: Option<u64>,
    /// The `next` of the page before.
    #[validate(length(max = 512))]
    #[param(max_length = 512)]
    after: Option<String>,
}

/// List surveys.
///
/// Newest first. Drafts are seen by the staff.
#[utoipa::path(tag = "surveys", params(SurveysQuery), security((), ("bearer" = [])), responses(
    (status = OK, description = "A page of surveys", body = Page<Survey>)))]
#[get("/surveys")]
pub async fn list_surveys(
    viewer: Viewer,
    db: web::Data<Db>,
    Query(query): Query<SurveysQuery>,
) -> Result<Json<Page<Survey>>> {
    let mut select = Entity::find().order_by_desc(Column::Id).limit(page::fetch(query.limit));
    if !viewer.may::<Preview>() {
        select = select.filter(Column::PublishedAt.is_not_null());
    }
    if let Some(slug) = &query.campaign {
        let campaign = campaigns::find(&***db, slug, &viewer).await?;
        select = select.filter(Column::CampaignId.eq(campaign.id));
    }
    if let Some(after) = Cursor::id::<SurveyId>(query.after.as_deref())? {
        select = select.filter(Column::Id.lt(after));
    }
    let rows = select.all(&***db).await?;
    let Page { items, next } = Page::of(rows, query.limit, |row| row.id, |row| row);
    Ok(Json(Page { items: Survey::of_all(&**db, items, &viewer).await?, next }))
}
