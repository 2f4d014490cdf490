//! Results of surveys.

use sea_orm::entity::prelude::*;

use super::survey::SurveyId;
use crate::platform::time::Timestamp;

/// The tallies of a survey, computed once and read often.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "survey_results")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub survey_id: SurveyId,
    pub computed_at: Timestamp,
    /// How many the tallies rest on.
    pub responses: i64,
    /// Per question.
    #[sea_orm(column_type = "JsonBinary")]
    pub results: Json,
}

impl ActiveModelBehavior for ActiveModel {}
