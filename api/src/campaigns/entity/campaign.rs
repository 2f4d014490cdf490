//! Campaigns.

use sea_orm::entity::prelude::*;

use crate::{
    criteria::CriteriaSetId,
    platform::{localized::LocalizedText, time::Timestamp},
    questionnaires::QuestionnaireVersionId,
};

crate::id!(
    /// A campaign.
    CampaignId
);

crate::choice!(
    /// Who sees a campaign.
    CampaignStatus {
        /// Only the staff.
        Draft,
        /// Everybody.
        Published,
        /// Everybody; nothing is added to it.
        Archived,
    }
);

/// A campaign: five stages from joining to the library.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "campaigns")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: CampaignId,
    #[sea_orm(unique)]
    pub slug: String,
    #[sea_orm(column_type = "JsonBinary")]
    pub title: LocalizedText,
    #[sea_orm(column_type = "JsonBinary")]
    pub summary: LocalizedText,
    #[sea_orm(column_type = "JsonBinary")]
    pub story: LocalizedText,
    pub status: CampaignStatus,
    /// The name of a picture that the pages draw.
    pub artwork: String,
    pub submission_form_version_id: QuestionnaireVersionId,
    pub participation_form_version_id: QuestionnaireVersionId,
    pub specification_template_version_id: QuestionnaireVersionId,
    /// By which submissions are scored.
    pub criteria_set_id: CriteriaSetId,
    /// By which projects are evaluated.
    pub rubric_id: CriteriaSetId,
    /// Within how many days a submission is answered.
    pub response_days: i32,
    /// How many scores a promotion needs.
    pub min_scores: i32,
    /// How many evaluations an outcome needs.
    pub quorum: i32,
    pub revision: i64,
    pub created_at: Timestamp,
    #[sea_orm(has_many)]
    pub stages: HasMany<super::campaign_stage::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
