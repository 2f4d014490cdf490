//! Challenges by name, for the other slices' views.

use std::collections::HashMap;

use sea_orm::{ColumnTrait, ConnectionTrait, DerivePartialModel, EntityTrait, QueryFilter};
use serde::Serialize;
use utoipa::ToSchema;

use super::entity::{COLUMN, ChallengeId, ChallengeStatus, Entity};
use crate::platform::problem::Result;

/// A challenge by name.
#[derive(Clone, Debug, Serialize, ToSchema, DerivePartialModel)]
#[sea_orm(entity = "Entity")]
pub struct ChallengeName {
    pub id: ChallengeId,
    #[schema(example = "CH-2026-0007")]
    pub code: String,
    #[schema(example = "Ενιαίο ραντεβού για όλες τις υπηρεσίες του δήμου")]
    pub title: String,
    pub status: ChallengeStatus,
}

/// The names of these challenges, in one query.
///
/// # Errors
/// When the database refuses.
pub async fn names_of(
    db: &impl ConnectionTrait,
    challenges: impl IntoIterator<Item = ChallengeId> + Send,
) -> Result<HashMap<ChallengeId, ChallengeName>> {
    let mut ids: Vec<ChallengeId> = challenges.into_iter().collect();
    ids.sort_unstable();
    ids.dedup();
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let names =
        Entity::find().filter(COLUMN.id.is_in(ids)).into_partial_model::<ChallengeName>().all(db).await?;
    Ok(names.into_iter().map(|name| (name.id, name)).collect())
}
