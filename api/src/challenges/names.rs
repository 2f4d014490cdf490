//! Challenges by name, for the other slices' views.

use std::collections::HashMap;

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};
use serde::Serialize;
use utoipa::ToSchema;

use super::entity::{COLUMN, ChallengeId, ChallengeStatus, Column, Entity};
use crate::platform::problem::Result;

/// A challenge by name.
#[derive(Clone, Debug, Serialize, ToSchema)]
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
    let rows: Vec<(ChallengeId, String, String, ChallengeStatus)> = Entity::find()
        .select_only()
        .columns([Column::Id, Column::Code, Column::Title, Column::Status])
        .filter(COLUMN.id.is_in(ids))
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows
        .into_iter()
        .map(|(id, code, title, status)| (id, ChallengeName { id, code, title, status }))
        .collect())
}
