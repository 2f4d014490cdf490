//! Adoptions as they are shown.

use std::collections::HashMap;

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use serde::Serialize;
use utoipa::ToSchema;

use super::{
    entity::{AdoptionId, AdoptionStatus, adoption, adoption_step},
    policy::{self, Adopt},
};
use crate::{
    members::{self, MemberId},
    organisations::{self, OrganisationName},
    platform::{auth::Viewer, problem::Result, read::Read, time::Timestamp},
};

/// A body that has adopted a solution, and how far it has come.
#[derive(Debug, Serialize, ToSchema)]
pub struct Adoption {
    pub id: AdoptionId,
    pub organisation: Option<OrganisationName>,
    pub status: AdoptionStatus,
    /// Why it was given up.
    pub stopped_reason: Option<String>,
    /// From the first to the present one.
    pub steps: Vec<AdoptionStep>,
    /// For `If-Match`.
    pub revision: i64,
    pub created_at: Timestamp,
    pub updated_at: Timestamp,
    pub abilities: AdoptionAbilities,
}

/// A state that an adoption reached.
#[derive(Debug, Serialize, ToSchema)]
pub struct AdoptionStep {
    pub status: AdoptionStatus,
    pub note: String,
    pub at: Timestamp,
}

/// What the caller may do with an adoption now.
#[derive(Debug, Serialize, ToSchema)]
pub struct AdoptionAbilities {
    /// Where the caller may move it: nowhere, unless one represents the body today.
    pub can_move_to: Vec<AdoptionStatus>,
}

/// The rows with names and steps, in three queries.
///
/// # Errors
/// When the database refuses.
pub async fn shown(db: &impl Read, rows: Vec<adoption::Model>, viewer: &Viewer) -> Result<Vec<Adoption>> {
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let bodies: Vec<_> = rows.iter().map(|row| row.organisation_id).collect();
    let names = organisations::names_of(&**db, bodies).await?;
    let mut steps = steps_of(db, rows.iter().map(|row| row.id).collect()).await?;
    let represented = match viewer.member_id().filter(|_| viewer.may::<Adopt>()) {
        Some(member) => members::represented_by(&**db, MemberId(member), db.now().date()).await?,
        None => Vec::new(),
    };
    let show = |row: adoption::Model| {
        let mine = represented.contains(&row.organisation_id);
        let next = if mine { policy::next_steps(row.status) } else { &[] };
        Adoption {
            organisation: names.get(&row.organisation_id).cloned(),
            status: row.status,
            stopped_reason: row.stopped_reason,
            steps: steps.remove(&row.id).unwrap_or_default(),
            revision: row.revision,
            created_at: row.created_at,
            updated_at: row.updated_at,
            abilities: AdoptionAbilities { can_move_to: next.to_vec() },
            id: row.id,
        }
    };
    Ok(rows.into_iter().map(show).collect())
}

async fn steps_of(
    db: &impl Read,
    adoptions: Vec<AdoptionId>,
) -> Result<HashMap<AdoptionId, Vec<AdoptionStep>>> {
    let rows = adoption_step::Entity::find()
        .filter(adoption_step::COLUMN.adoption_id.is_in(adoptions))
        .order_by_asc(adoption_step::Column::Id)
        .all(&**db)
        .await?;
    let mut steps: HashMap<AdoptionId, Vec<AdoptionStep>> = HashMap::new();
    for row in rows {
        let step = AdoptionStep { status: row.status, note: row.note, at: row.at };
        steps.entry(row.adoption_id).or_default().push(step);
    }
    Ok(steps)
}
