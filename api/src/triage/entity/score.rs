//! Scores of submissions.

use sea_orm::entity::prelude::*;

use super::decision::DecisionKind;
use crate::{
    criteria::CriteriaSetId, criteria::CriteriaValues, members::MemberId, platform::time::Timestamp,
    submissions::SubmissionId,
};

crate::id!(
    /// A score.
    ScoreId
);

/// A reviewer's values for a submission.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "scores")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ScoreId,
    pub submission_id: SubmissionId,
    pub reviewer_id: MemberId,
    pub criteria_set_id: CriteriaSetId,
    #[sea_orm(column_type = "JsonBinary")]
    pub values: CriteriaValues,
    /// The weighted mean of the values; none when all abstain.
    pub weighted: Option<f64>,
    #[sea_orm(column_type = "Text")]
    pub comment: Option<String>,
    pub recommendation: Option<DecisionKind>,
    pub revision: i64,
    pub created_at: Timestamp,
    pub updated_at: Timestamp,
}

impl ActiveModelBehavior for ActiveModel {}
