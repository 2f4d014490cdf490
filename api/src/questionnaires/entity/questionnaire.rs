//! Questionnaires.

use sea_orm::entity::prelude::*;

use crate::platform::{localized::LocalizedText, time::Timestamp};

crate::id!(
    /// A questionnaire.
    QuestionnaireId
);

crate::choice!(
    /// What a questionnaire is used for.
    QuestionnairePurpose {
        /// A survey of the network or the public.
        Survey,
        /// The own form of a campaign's submissions.
        SubmissionForm,
        /// What a member declares who wants to take part in a workshop.
        ParticipationForm,
        /// The sections of a project's specification.
        SpecificationTemplate,
    }
);

/// A questionnaire through all its versions.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "questionnaires")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: QuestionnaireId,
    /// A stable name for imports and links.
    #[sea_orm(unique)]
    pub key: String,
    #[sea_orm(column_type = "JsonBinary")]
    pub title: LocalizedText,
    pub purpose: QuestionnairePurpose,
    pub created_at: Timestamp,
    #[sea_orm(has_many)]
    pub versions: HasMany<super::questionnaire_version::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
