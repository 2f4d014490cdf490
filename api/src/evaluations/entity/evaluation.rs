//! Evaluations.

use sea_orm::entity::prelude::*;

use super::evaluation_round::EvaluationRoundId;
use crate::{
    criteria::CriteriaValues, members::MemberId, organisations::OrganisationId, platform::time::Timestamp,
};

crate::id!(
    /// An evaluation.
    EvaluationId
);

crate::choice!(
    /// Whether an evaluation counts.
    EvaluationStatus {
        /// Only its author sees it.
        Draft,
        /// Counts towards the quorum.
        Submitted,
    }
);

/// A member's evaluation of a project in a round.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "evaluations")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: EvaluationId,
    pub round_id: EvaluationRoundId,
    pub evaluator_id: MemberId,
    /// The evaluator's body at the time.
    pub organisation_id: Option<OrganisationId>,
    #[sea_orm(column_type = "JsonBinary")]
    pub values: CriteriaValues,
    /// The weighted mean of the values; none when all abstain.
    pub weighted: Option<f64>,
    #[sea_orm(column_type = "Text")]
    pub comment: String,
    pub status: EvaluationStatus,
    pub revision: i64,
    pub created_at: Timestamp,
    pub updated_at: Timestamp,
    #[sea_orm(belongs_to, from = "round_id", to = "id")]
    pub round: HasOne<super::evaluation_round::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
