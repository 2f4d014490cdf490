//! Bodies by name, for the other slices' views.

use std::collections::HashMap;

use sea_orm::{ColumnTrait, ConnectionTrait, DerivePartialModel, EntityTrait, QueryFilter};
use serde::Serialize;
use utoipa::ToSchema;

use super::entity::organisation::{self, OrganisationId};
use crate::platform::problem::Result;

/// A body by name.
#[derive(Clone, Debug, Serialize, ToSchema, DerivePartialModel)]
#[sea_orm(entity = "organisation::Entity")]
pub struct OrganisationName {
    pub id: OrganisationId,
    /// In the address of its public page.
    #[schema(example = "D-IOANNITON")]
    pub code: String,
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
    let names = organisation::Entity::find()
        .filter(organisation::COLUMN.id.is_in(ids))
        .into_partial_model::<OrganisationName>()
        .all(db)
        .await?;
    Ok(names.into_iter().map(|name| (name.id, name)).collect())
}
