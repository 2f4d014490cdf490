//! Submissions.

use sea_orm::entity::prelude::*;

use crate::{
    campaigns::CampaignId,
    challenges::ChallengeId,
    members::MemberId,
    organisations::OrganisationId,
    platform::{policy_area::PolicyArea, time::Timestamp},
    questionnaires::QuestionnaireVersionId,
};

crate::id!(
    /// A submission.
    SubmissionId
);

crate::choice!(
    /// What a submission is.
    SubmissionKind {
        /// Something that does not work.
        Issue,
        /// A problem put as a task for the network.
        Challenge,
        /// A problem with an idea for its solution.
        Proposal,
    }
);

crate::choice!(
    /// Who may see a submission besides its author and the staff.
    Visibility {
        /// Nobody else.
        Department,
        /// All active members.
        Network,
        /// Everybody.
        Public,
    }
);

crate::choice!(
    /// Where a submission is.
    SubmissionStatus {
        /// Only its author sees it.
        Draft,
        /// Handed in, not scored yet.
        Submitted,
        /// Being scored.
        InReview,
        /// The department asked; the author answers.
        NeedsInformation,
        /// Became a challenge or part of one.
        Promoted,
        /// Another submission speaks for it.
        Merged,
        /// Answered with a reason.
        Declined,
        /// Taken back by its author.
        Withdrawn,
    }
);

/// What a member brings to a campaign.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "submissions")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: SubmissionId,
    /// What people quote; given when it is submitted.
    #[sea_orm(unique)]
    pub code: Option<String>,
    pub campaign_id: CampaignId,
    pub author_id: MemberId,
    /// The author's body at the time.
    pub organisation_id: OrganisationId,
    pub unit: Option<String>,
    pub kind: SubmissionKind,
    /// May be empty in a draft.
    pub title: String,
    /// May be empty in a draft.
    #[sea_orm(column_type = "Text")]
    pub summary: String,
    /// None until chosen; submitting asks for it.
    pub policy_area: Option<PolicyArea>,
    pub visibility: Visibility,
    pub form_version_id: QuestionnaireVersionId,
    /// To the campaign's own form, by the keys of its questions.
    #[sea_orm(column_type = "JsonBinary")]
    pub answers: Json,
    pub status: SubmissionStatus,
    /// The challenge that it was promoted to.
    pub challenge_id: Option<ChallengeId>,
    /// The submission that speaks for it too.
    pub merged_into_id: Option<SubmissionId>,
    /// How many reviewers have scored it.
    pub score_count: i32,
    /// Of the reviewers' weighted scores.
    pub score_mean: Option<f64>,
    /// Of the reviewers' weighted scores: the standard deviation.
    pub score_spread: Option<f64>,
    /// By when the next step is due.
    pub due_at: Option<Timestamp>,
    pub submitted_at: Option<Timestamp>,
    pub revision: i64,
    pub created_at: Timestamp,
    pub updated_at: Timestamp,
}

impl ActiveModelBehavior for ActiveModel {}
