//! Who took part in which stages of a campaign.

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect, QueryTrait};

use crate::{
    campaigns::{CampaignId, StageKind},
    challenges::challenge,
    evaluations::{EvaluationStatus, evaluation, evaluation_round},
    members::MemberId,
    platform::problem::Result,
    projects::project,
    submissions::{SubmissionStatus, submission},
    workshops::{ParticipationStatus, participation},
};

/// The stages that the member took part in. Joining and reading the library are every member's; who answered the
/// survey is nobody's business.
///
/// # Errors
/// When the database refuses.
pub async fn stages_of(
    db: &impl ConnectionTrait,
    member: MemberId,
    campaign: CampaignId,
) -> Result<Vec<StageKind>> {
    let mut stages = vec![StageKind::Join];
    if submitted(db, member, campaign).await? {
        // Who submitted waited for the department's answer, too.
        stages.extend([StageKind::Submit, StageKind::Triage]);
    }
    if designed(db, member, campaign).await? || evaluated(db, member, campaign).await? {
        stages.push(StageKind::Design);
    }
    stages.push(StageKind::Library);
    Ok(stages)
}

async fn submitted(db: &impl ConnectionTrait, member: MemberId, campaign: CampaignId) -> Result<bool> {
    let mine = submission::Entity::find()
        .filter(submission::COLUMN.campaign_id.eq(campaign))
        .filter(submission::COLUMN.author_id.eq(member))
        .filter(submission::COLUMN.status.ne(SubmissionStatus::Draft));
    Ok(mine.one(db).await?.is_some())
}

async fn designed(db: &impl ConnectionTrait, member: MemberId, campaign: CampaignId) -> Result<bool> {
    let challenges = challenge::Entity::find()
        .select_only()
        .column(challenge::Column::Id)
        .filter(challenge::COLUMN.campaign_id.eq(campaign))
        .into_query();
    let mine = participation::Entity::find()
        .filter(participation::COLUMN.member_id.eq(member))
        .filter(participation::COLUMN.status.ne(ParticipationStatus::Cancelled))
        .filter(participation::Column::ChallengeId.in_subquery(challenges));
    Ok(mine.one(db).await?.is_some())
}

async fn evaluated(db: &impl ConnectionTrait, member: MemberId, campaign: CampaignId) -> Result<bool> {
    let projects = project::Entity::find()
        .select_only()
        .column(project::Column::Id)
        .filter(project::COLUMN.campaign_id.eq(campaign))
        .into_query();
    let rounds = evaluation_round::Entity::find()
        .select_only()
        .column(evaluation_round::Column::Id)
        .filter(evaluation_round::Column::ProjectId.in_subquery(projects))
        .into_query();
    let mine = evaluation::Entity::find()
        .filter(evaluation::COLUMN.evaluator_id.eq(member))
        .filter(evaluation::COLUMN.status.eq(EvaluationStatus::Submitted))
        .filter(evaluation::Column::RoundId.in_subquery(rounds));
    Ok(mine.one(db).await?.is_some())
}
