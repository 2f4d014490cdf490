//! Scores as they are shown.

use serde::Serialize;
use utoipa::ToSchema;

use super::entity::{DecisionKind, ScoreId, score};
use crate::{
    criteria::{CriteriaSetId, CriteriaValues},
    members::MemberName,
    platform::time::Timestamp,
};

/// A reviewer's score of a submission.
#[derive(Debug, Serialize, ToSchema)]
pub struct Score {
    pub id: ScoreId,
    pub reviewer: Option<MemberName>,
    pub criteria_set_id: CriteriaSetId,
    /// The value for each criterion; null abstains.
    pub values: CriteriaValues,
    /// The mean by the criteria's weights.
    #[schema(example = 3.8)]
    pub weighted: Option<f64>,
    pub comment: Option<String>,
    pub recommendation: Option<DecisionKind>,
    /// For the `If-Match` of a change.
    pub revision: i64,
    pub updated_at: Timestamp,
}

impl Score {
    pub fn of(row: score::Model, reviewer: Option<MemberName>) -> Self {
        Self {
            id: row.id,
            reviewer,
            criteria_set_id: row.criteria_set_id,
            values: row.values,
            weighted: row.weighted,
            comment: row.comment,
            recommendation: row.recommendation,
            revision: row.revision,
            updated_at: row.updated_at,
        }
    }
}
