//! Projects.

use sea_orm::entity::prelude::*;

use crate::{
    campaigns::CampaignId, challenges::ChallengeId, platform::time::Timestamp,
    questionnaires::QuestionnaireVersionId,
};

crate::id!(
    /// A project.
    ProjectId
);

crate::choice!(
    /// Where a project is.
    ProjectStatus {
        /// The team writes.
        Drafting,
        /// The specification lies before the network and is not changed.
        InEvaluation,
        /// The team writes again, after the outcome asked for it.
        Revising,
        /// May be published in the library.
        Approved,
        /// Ended, with a reason.
        Rejected,
    }
);

/// The work of a team on a challenge, up to an approved specification.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "projects")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ProjectId,
    #[sea_orm(unique)]
    pub challenge_id: ChallengeId,
    pub campaign_id: CampaignId,
    pub title: String,
    #[sea_orm(column_type = "Text")]
    pub summary: String,
    /// Whose sections the specification has.
    pub template_version_id: QuestionnaireVersionId,
    pub status: ProjectStatus,
    pub revision: i64,
    pub created_at: Timestamp,
    pub updated_at: Timestamp,
    #[sea_orm(has_many)]
    pub sections: HasMany<super::project_section::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
