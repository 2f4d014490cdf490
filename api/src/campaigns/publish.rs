use actix_web::{post, web};
use sea_orm::{ActiveModelTrait, IntoActiveModel, Set};

use super::{
    ALREADY_PUBLIC,
    entity::{CampaignStatus, campaign},
    policy::Manage,
    revise::for_change,
    show::shown,
    view::Campaign,
};
use crate::platform::{
    audit::did,
    auth::{Auth, Viewer},
    db::{Db, Tx},
    etag::{IfMatch, Tagged},
    problem::Result,
};

/// Publish a campaign.
///
/// From now on everybody sees it, and its stages open and close by their dates.
#[utoipa::path(tag = "campaigns", params(("slug" = String, Path, description = "The campaign's name in its address"), IfMatch),
    responses((status = OK, description = "The campaign", body = Campaign)))]
#[post("/campaigns/{slug}/publish")]
pub async fn publish_campaign(
    coordinator: Auth<Manage>,
    db: web::Data<Db>,
    slug: web::Path<String>,
    if_match: IfMatch,
) -> Result<Tagged<Campaign>> {
    let tx = db.begin(&coordinator).await?;
    let campaign = for_change(&tx, &slug, if_match).await?;
    if campaign.status != CampaignStatus::Draft {
        return Err(ALREADY_PUBLIC.into());
    }
    let campaign = set_status(&tx, campaign, CampaignStatus::Published).await?;
    tx.commit(did("campaigns.published", "campaign", campaign.id)).await?;
    shown(&**db, campaign, &Viewer(Some(coordinator.0.clone()))).await
}

/// Writes where the campaign is on its way; the caller records the event.
///
/// # Errors
/// When the database refuses.
pub async fn set_status(
    tx: &Tx,
    campaign: campaign::Model,
    status: CampaignStatus,
) -> Result<campaign::Model> {
    let mut change = campaign.into_active_model();
    change.status = Set(status);
    Ok(change.update(&**tx).await?)
}
