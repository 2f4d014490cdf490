//! Members by name, for the other slices' views.

use std::collections::HashMap;

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};
use serde::Serialize;
use utoipa::ToSchema;

use super::entity::member::{self, MemberId};
use crate::{organisations::OrganisationId, platform::problem::Result};

/// A member as others see them.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct MemberName {
    pub id: MemberId,
    #[schema(example = "Ελένη Ζαχαράκη")]
    pub name: String,
    pub organisation_id: Option<OrganisationId>,
}

/// The names of these members, in one query.
///
/// # Errors
/// When the database refuses.
pub async fn names_of(
    db: &impl ConnectionTrait,
    members: impl IntoIterator<Item = MemberId> + Send,
) -> Result<HashMap<MemberId, MemberName>> {
    let mut ids: Vec<MemberId> = members.into_iter().collect();
    ids.sort_unstable();
    ids.dedup();
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let rows: Vec<(MemberId, String, String, Option<OrganisationId>)> = member::Entity::find()
        .select_only()
        .columns([
            member::Column::Id,
            member::Column::GivenName,
            member::Column::FamilyName,
            member::Column::OrganisationId,
        ])
        .filter(member::COLUMN.id.is_in(ids))
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows
        .into_iter()
        .map(|(id, given, family, organisation_id)| {
            (id, MemberName { id, name: format!("{given} {family}"), organisation_id })
        })
        .collect())
}
