//! Decisions on submissions.

use sea_orm::entity::prelude::*;

use crate::{
    challenges::ChallengeId, members::MemberId, platform::time::Timestamp, submissions::SubmissionId,
};

crate::id!(
    /// A decision.
    DecisionId
);

crate::choice!(
    /// What may be recommended and decided on a submission.
    DecisionKind {
        /// To a challenge, new or existing.
        Promote,
        /// With a reason.
        Decline,
        /// Into another submission.
        Merge,
        /// For more information.
        Ask,
    }
);

/// What a coordinator decided on a submission, with the scores at that time. Rows never change.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "decisions")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: DecisionId,
    pub submission_id: SubmissionId,
    pub kind: DecisionKind,
    #[sea_orm(column_type = "Text")]
    pub rationale: String,
    pub decided_by: MemberId,
    /// Where it was promoted to.
    pub challenge_id: Option<ChallengeId>,
    /// What it was merged into.
    pub merged_into_id: Option<SubmissionId>,
    /// Of the weighted scores.
    pub mean: Option<f64>,
    /// Of the weighted scores: the standard deviation.
    pub spread: Option<f64>,
    pub score_count: i32,
    pub created_at: Timestamp,
}

impl ActiveModelBehavior for ActiveModel {}
