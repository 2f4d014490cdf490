//! Responses to surveys.

use sea_orm::entity::prelude::*;

use super::survey::SurveyId;
use crate::{members::MemberId, platform::time::Timestamp};

crate::id!(
    /// A response.
    SurveyResponseId
);

crate::choice!(
    /// Whether a response counts.
    SurveyResponseStatus {
        /// Saved, to be resumed.
        Draft,
        /// Counts in the results.
        Submitted,
    }
);

/// A member's answers to a survey.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "survey_responses")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: SurveyResponseId,
    pub survey_id: SurveyId,
    pub member_id: MemberId,
    pub status: SurveyResponseStatus,
    /// By the keys of the questions.
    #[sea_orm(column_type = "JsonBinary")]
    pub answers: Json,
    pub revision: i64,
    pub started_at: Timestamp,
    pub saved_at: Timestamp,
    pub submitted_at: Option<Timestamp>,
}

impl ActiveModelBehavior for ActiveModel {}
