use actix_web::{get, web};
use sea_orm::{ConnectionTrait, EntityTrait, QueryFilter};

use super::{
    entity::campaign::{self, CampaignId},
    policy,
    stages::stages_of,
    view::Campaign,
};
use crate::platform::{
    auth::Viewer,
    db::Db,
    etag::Tagged,
    problem::{Problem, Result},
    read::Read,
};

/// Show a campaign.
///
/// Its texts, its five stages with their windows and states, and what the caller can do in it now.
#[utoipa::path(tag = "campaigns", params(("slug" = String, Path, description = "The campaign's name in its address")),
    security((), ("bearer" = [])), responses((status = OK, description = "The campaign", body = Campaign)))]
#[get("/campaigns/{slug}")]
pub async fn show_campaign(
    viewer: Viewer,
    db: web::Data<Db>,
    slug: web::Path<String>,
) -> Result<Tagged<Campaign>> {
    let campaign = find(&***db, &slug, &viewer).await?;
    shown(&**db, campaign, &viewer).await
}

/// The campaign as this viewer sees it, with its revision.
///
/// # Errors
/// When the database refuses.
pub(super) async fn shown(
    db: &impl Read,
    campaign: campaign::Model,
    viewer: &Viewer,
) -> Result<Tagged<Campaign>> {
    let stages = stages_of(&**db, [campaign.id]).await?;
    let revision = campaign.revision;
    Ok(Tagged { body: Campaign::of(campaign, stages, viewer, db.now()), revision })
}

/// The campaign at this address, when the viewer may see it.
///
/// # Errors
/// 404 when there is none or it is out of sight.
pub async fn find(db: &impl ConnectionTrait, slug: &str, viewer: &Viewer) -> Result<campaign::Model> {
    let found = campaign::Entity::find().filter(campaign::COLUMN.slug.eq(slug)).one(db).await?;
    found.filter(|campaign| policy::can_see(viewer, campaign.status)).ok_or_else(Problem::not_found)
}

/// The campaign of this id, whoever asks.
///
/// # Errors
/// 404 when there is none.
pub async fn find_by_id(db: &impl ConnectionTrait, id: CampaignId) -> Result<campaign::Model> {
    campaign::Entity::find_by_id(id).one(db).await?.ok_or_else(Problem::not_found)
}
