//! Participations in challenges.

use sea_orm::entity::prelude::*;

use crate::{
    challenges::ChallengeId, members::MemberId, organisations::OrganisationId, platform::time::Timestamp,
    questionnaires::QuestionnaireVersionId,
};

crate::id!(
    /// A participation.
    ParticipationId
);

crate::choice!(
    /// Whether a member is in the team.
    ParticipationStatus {
        /// Wants to take part.
        Declared,
        /// In the team.
        Selected,
        /// Moves up when a place becomes free.
        Waitlisted,
        /// Not this time.
        Declined,
        /// Taken back by the member.
        Cancelled,
    }
);

/// A member who wants to work on a challenge, and what became of it.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "participations")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ParticipationId,
    pub challenge_id: ChallengeId,
    pub member_id: MemberId,
    /// The member's body at the time.
    pub organisation_id: Option<OrganisationId>,
    pub form_version_id: QuestionnaireVersionId,
    /// To the campaign's participation form.
    #[sea_orm(column_type = "JsonBinary")]
    pub answers: Json,
    pub status: ParticipationStatus,
    /// Leads the team.
    pub lead: bool,
    pub decided_by: Option<MemberId>,
    pub decided_at: Option<Timestamp>,
    pub created_at: Timestamp,
}

impl ActiveModelBehavior for ActiveModel {}
