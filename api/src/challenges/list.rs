use actix_web::{get, web};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait};
use serde::Deserialize;
use utoipa::IntoParams;
use validator::Validate;

use super::{
    create::SEARCHED,
    entity::{COLUMN, ChallengeId, ChallengeStatus, Column, Entity},
    view::Challenge,
};
use crate::{
    campaigns::{self, campaign},
    platform::{
        auth::Viewer,
        db::Db,
        json::Json,
        page::{self, Cursor, Page},
        policy_area::PolicyArea,
        problem::Result,
        query::Query,
        search,
    },
};

/// Which challenges.
#[derive(Debug, Deserialize, Validate, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct ChallengesQuery {
    /// The slug of a campaign.
    #[validate(length(max = 120))]
    #[param(max_length = 120)]
    campaign: Option<String>,
    status: Option<ChallengeStatus>,
    policy_area: Option<PolicyArea>,
    /// Words of the title or the summary, in any form, with or without accents.
    #[validate(length(max = 200))]
    #[param(max_length = 200)]
    q: Option<String>,
    /// Rows in the page.
    #[validate(range(min = 1, max = 100))]
    #[param(minimum = 1, maximum = 100, default = 20)]
    limit: Option<u64>,
    /// The `next` of the page before.
    #[validate(length(max = 512))]
    #[param(max_length = 512)]
    after: Option<String>,
}

/// List challenges.
///
/// Public, newest first.
#[utoipa::path(tag = "challenges", params(ChallengesQuery), security((), ("bearer" = [])), responses(
    (status = OK, description = "A page of challenges", body = Page<Challenge>)))]
#[get("/challenges")]
pub async fn list_challenges(
    viewer: Viewer,
    db: web::Data<Db>,
    Query(query): Query<ChallengesQuery>,
) -> Result<Json<Page<Challenge>>> {
    let mut select = Entity::find().order_by_desc(Column::Id).limit(page::fetch(query.limit));
    if let Some(slug) = &query.campaign {
        let of_slug = campaign::Entity::find()
            .select_only()
            .column(campaign::Column::Id)
            .filter(campaign::COLUMN.slug.eq(slug))
            .into_query();
        select = select.filter(Column::CampaignId.in_subquery(of_slug));
    }
    if let Some(status) = query.status {
        select = select.filter(COLUMN.status.eq(status));
    }
    if let Some(policy_area) = query.policy_area {
        select = select.filter(COLUMN.policy_area.eq(policy_area));
    }
    if let Some(hits) = query.q.as_deref().and_then(|q| search::matching(&db, SEARCHED, q, Column::Id)) {
        select = select.filter(hits);
    }
    if let Some(after) = Cursor::id::<ChallengeId>(query.after.as_deref())? {
        select = select.filter(COLUMN.id.lt(after));
    }
    let rows = select.all(&***db).await?;
    let names = campaigns::names_of(&***db, rows.iter().map(|row| row.campaign_id)).await?;
    let page = Page::of(rows, query.limit, |row| row.id, |row| Challenge::named(row, &names, &viewer));
    Ok(Json(Page { items: page.items.into_iter().flatten().collect(), next: page.next }))
}
