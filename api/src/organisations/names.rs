//! Bodies by name, for the other slices' views.

use std::collections::HashMap;

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};
use serde::Serialize;
use utoipa::ToSchema;

use super::entity::organisation::{self, OrganisationId};
use crate::platform::problem::Result;

/// A body by name.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct OrganisationName {
    pub id: OrganisationId,
    #[schema(example = "Δήμος Ιωαννιτών")]
    pub name_el: String,
    #[schema(example = "Municipality of Ioannina")]
    pub name_en: String,
}

/// The names of these bodies, in one query.
///
/// # Errors
/// When the database refuses.
pub async fn names_of(
    db: &impl ConnectionTrait,
    organisations: impl IntoIterator<Item = OrganisationId> + Send,
) -> Result<HashMap<OrganisationId, OrganisationName>> {
    let mut ids: Vec<OrganisationId> = organisations.into_iter().collect();
    ids.sort_unstable();
    ids.dedup();
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let rows: Vec<(OrganisationId, String, String)> = organisation::Entity::find()
        .select_only()
        .columns([organisation::Column::Id, organisation::Column::NameEl, organisation::Column::NameEn])
        .filter(organisation::COLUMN.id.is_in(ids))
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows
        .into_iter()
        .map(|(id, name_el, name_en)| (id, OrganisationName { id, name_el, name_en }))
        .collect())
}
