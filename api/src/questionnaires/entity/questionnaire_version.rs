//! Versions of questionnaires.

use sea_orm::entity::prelude::*;

use super::questionnaire::QuestionnaireId;
use crate::platform::time::Timestamp;

crate::id!(
    /// A version of a questionnaire.
    QuestionnaireVersionId
);

crate::choice!(
    /// Whether a version may be answered.
    QuestionnaireVersionStatus {
        /// Still edited; a questionnaire has one at most.
        Draft,
        /// Answered, and for ever as it is.
        Published,
    }
);

/// One version of a questionnaire. Once published it never changes.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "questionnaire_versions")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: QuestionnaireVersionId,
    pub questionnaire_id: QuestionnaireId,
    /// From 1.
    pub version: i32,
    /// Sections, questions, conditions: the document of the published schema.
    #[sea_orm(column_type = "JsonBinary")]
    pub definition: Json,
    pub status: QuestionnaireVersionStatus,
    pub revision: i64,
    pub published_at: Option<Timestamp>,
    pub created_at: Timestamp,
    #[sea_orm(belongs_to, from = "questionnaire_id", to = "id")]
    pub questionnaire: HasOne<super::questionnaire::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
