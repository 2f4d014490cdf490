use sea_orm::{ConnectionTrait, EntityTrait, QueryFilter};

use super::{
    entity::campaign::{self, CampaignId},
    policy,
};
use crate::platform::{
    auth::Viewer,
    problem::{Problem, Result},
};

/// The campaign at this address, when the viewer may see it.
///
/// # Errors
/// 404 when there is none or it is out of sight.
pub async fn find(db: &impl ConnectionTrait, slug: &str, viewer: &Viewer) -> Result<campaign::Model> {
    let campaign = campaign::Entity::find()
        .filter(campaign::COLUMN.slug.eq(slug))
        .one(db)
        .await?
        .ok_or_else(Problem::not_found)?;
    if policy::can_see(viewer, campaign.status) { Ok(campaign) } else { Err(Problem::not_found()) }
}

/// The campaign of this id, whoever asks.
///
/// # Errors
/// 404 when there is none.
pub async fn find_by_id(db: &impl ConnectionTrait, id: CampaignId) -> Result<campaign::Model> {
    campaign::Entity::find_by_id(id).one(db).await?.ok_or_else(Problem::not_found)
}
