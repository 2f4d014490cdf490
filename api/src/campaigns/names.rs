//! Campaigns by name, for the other slices' views.

use std::collections::HashMap;

use sea_orm::{ColumnTrait, ConnectionTrait, DerivePartialModel, EntityTrait, QueryFilter};
use serde::Serialize;
use utoipa::ToSchema;

use super::entity::campaign::{self, CampaignId};
use crate::platform::{localized::LocalizedText, problem::Result};

/// A campaign by name.
#[derive(Clone, Debug, Serialize, ToSchema, DerivePartialModel)]
#[sea_orm(entity = "campaign::Entity")]
pub struct CampaignName {
    pub id: CampaignId,
    #[schema(example = "kainotomia-2026")]
    pub slug: String,
    pub title: LocalizedText,
}

/// The names of these campaigns, in one query.
///
/// # Errors
/// When the database refuses.
pub async fn names_of(
    db: &impl ConnectionTrait,
    campaigns: impl IntoIterator<Item = CampaignId> + Send,
) -> Result<HashMap<CampaignId, CampaignName>> {
    let mut ids: Vec<CampaignId> = campaigns.into_iter().collect();
    ids.sort_unstable();
    ids.dedup();
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let names = campaign::Entity::find()
        .filter(campaign::COLUMN.id.is_in(ids))
        .into_partial_model::<CampaignName>()
        .all(db)
        .await?;
    Ok(names.into_iter().map(|name| (name.id, name)).collect())
}
