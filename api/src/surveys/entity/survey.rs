//! Surveys.

use sea_orm::entity::prelude::*;

use crate::{
    campaigns::CampaignId,
    platform::{localized::LocalizedText, time::Timestamp},
    questionnaires::QuestionnaireVersionId,
};

crate::id!(
    /// A survey.
    SurveyId
);

crate::choice!(
    /// Who may answer a survey.
    SurveyAudience {
        /// Active members, once each.
        Members,
        /// Everybody.
        Public,
    }
);

/// A version of a questionnaire, open to an audience for a time.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "surveys")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: SurveyId,
    pub campaign_id: Option<CampaignId>,
    #[sea_orm(unique)]
    pub slug: String,
    #[sea_orm(column_type = "JsonBinary")]
    pub title: LocalizedText,
    #[sea_orm(column_type = "JsonBinary")]
    pub summary: LocalizedText,
    pub questionnaire_version_id: QuestionnaireVersionId,
    pub audience: SurveyAudience,
    /// Until then it is a draft.
    pub published_at: Option<Timestamp>,
    pub opens_at: Timestamp,
    pub closes_at: Timestamp,
    pub paused: bool,
    pub results_published: bool,
    pub revision: i64,
    pub created_at: Timestamp,
}

impl ActiveModelBehavior for ActiveModel {}
