use actix_web::{post, web};

use super::{
    NOT_PUBLIC, entity::CampaignStatus, policy::Manage, publish::set_status, revise::for_change, show::shown,
    view::Campaign,
};
use crate::platform::{
    audit::did,
    auth::{Auth, Viewer},
    db::Db,
    etag::{IfMatch, Tagged},
    problem::Result,
};

/// Archive a campaign.
///
/// It stays in sight, and takes nothing in any more.
#[utoipa::path(tag = "campaigns", params(("slug" = String, Path, description = "The campaign's name in its address"), IfMatch),
    responses((status = OK, description = "The campaign", body = Campaign)))]
#[post("/campaigns/{slug}/archive")]
pub async fn archive_campaign(
    coordinator: Auth<Manage>,
    db: web::Data<Db>,
    slug: web::Path<String>,
    if_match: IfMatch,
) -> Result<Tagged<Campaign>> {
    let tx = db.begin(&coordinator).await?;
    let campaign = for_change(&tx, &slug, if_match).await?;
    if campaign.status != CampaignStatus::Published {
        return Err(NOT_PUBLIC.into());
    }
    let campaign = set_status(&tx, campaign, CampaignStatus::Archived).await?;
    tx.commit(did("campaigns.archived", "campaign", campaign.id)).await?;
    shown(&**db, campaign, &Viewer(Some(coordinator.0.clone()))).await
}
