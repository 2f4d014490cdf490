//! A criteria set as it is shown.

use serde::Serialize;
use utoipa::ToSchema;

use super::{
    entity::{CriteriaPurpose, CriteriaSetId, CriteriaSetStatus, Criterion, Model, ScaleStep},
    policy::Manage,
};
use crate::platform::{auth::Viewer, localized::LocalizedText, time::Timestamp};

/// A version of the criteria by which submissions or projects are scored.
#[derive(Debug, Serialize, ToSchema)]
pub struct CriteriaSet {
    pub id: CriteriaSetId,
    /// The name that all versions share.
    #[schema(example = "triage")]
    pub key: String,
    #[schema(example = 1)]
    pub version: i32,
    pub title: LocalizedText,
    pub purpose: CriteriaPurpose,
    /// From the lowest step to the highest.
    pub scale: Vec<ScaleStep>,
    pub criteria: Vec<Criterion>,
    pub status: CriteriaSetStatus,
    pub created_at: Timestamp,
    pub abilities: CriteriaAbilities,
}

/// What the caller may do with a criteria set now.
#[derive(Debug, Serialize, ToSchema)]
pub struct CriteriaAbilities {
    pub can_publish: bool,
    /// Whether a new version may be written from this one.
    pub can_revise: bool,
}

impl CriteriaSet {
    pub fn of(row: Model, viewer: &Viewer) -> Self {
        let manages = viewer.may::<Manage>();
        Self {
            abilities: CriteriaAbilities {
                can_publish: manages && row.status == CriteriaSetStatus::Draft,
                can_revise: manages,
            },
            id: row.id,
            key: row.key,
            version: row.version,
            title: row.title,
            purpose: row.purpose,
            scale: row.scale.0,
            criteria: row.criteria.0,
            status: row.status,
            created_at: row.created_at,
        }
    }
}
