//! Campaigns by name, for the other slices' views.

use std::collections::HashMap;

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};
use serde::Serialize;
use utoipa::ToSchema;

use super::entity::campaign::{self, CampaignId};
use crate::platform::{localized::LocalizedText, problem::Result};

/// A campaign by name.
#[derive(Clone, Debug, Serialize, ToSchema)]
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
    let rows: Vec<(CampaignId, String, LocalizedText)> = campaign::Entity::find()
        .select_only()
        .columns([campaign::Column::Id, campaign::Column::Slug, campaign::Column::Title])
        .filter(campaign::COLUMN.id.is_in(ids))
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|(id, slug, title)| (id, CampaignName { id, slug, title })).collect())
}
