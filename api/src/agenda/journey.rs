//! The five stages of the campaign that is going on, and what a person has done in each.

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect, QueryTrait, Select};
use serde::Serialize;
use utoipa::ToSchema;

use super::campaigns::Running;
use crate::{
    campaigns::{self, CampaignId, StageKind, StageState},
    challenges::challenge,
    library::{adoption, library_entry},
    members::MemberId,
    organisations::OrganisationId,
    platform::{auth::Caller, db::Db, localized::LocalizedText, problem::Result, time::Timestamp},
    submissions::{SubmissionStatus, submission},
    surveys::{SurveyResponseStatus, survey, survey_response},
    workshops::participation,
};

/// A campaign's stages from the person's side.
#[derive(Debug, Serialize, ToSchema)]
pub struct Journey {
    /// The campaign.
    #[schema(example = "kainotomia-2026")]
    pub slug: String,
    pub title: LocalizedText,
    /// The stage that is going on.
    pub current: Option<StageKind>,
    pub stages: Vec<JourneyStage>,
}

/// A stage from the person's side.
#[derive(Debug, Serialize, ToSchema)]
pub struct JourneyStage {
    pub kind: StageKind,
    pub state: StageState,
    pub opens_at: Option<Timestamp>,
    pub closes_at: Option<Timestamp>,
    /// The person, or in the library the person's body, has done something in it.
    pub took_part: bool,
}

pub async fn of(db: &Db, caller: &Caller, running: &Running) -> Result<Option<Journey>> {
    let Some(campaign) = running.present() else { return Ok(None) };
    let mine = Mine { member: MemberId(caller.member_id), body: caller.organisation_id.map(OrganisationId) };
    let took_part = mine.stages(&**db, campaign.id).await?;
    let stages = running.stages_of(campaign.id);
    let shown = stages.iter().map(|stage| JourneyStage {
        kind: stage.kind,
        state: campaigns::state(stage, db.now()),
        opens_at: stage.opens_at,
        closes_at: stage.closes_at,
        took_part: took_part.contains(&stage.kind),
    });
    Ok(Some(Journey {
        slug: campaign.slug.clone(),
        title: campaign.title.clone(),
        current: campaigns::current(&stages, db.now()),
        stages: shown.collect(),
    }))
}

/// Whose deeds are asked for.
struct Mine {
    member: MemberId,
    body: Option<OrganisationId>,
}

impl Mine {
    /// The stages in which they have done something: one look for each.
    async fn stages(&self, db: &impl ConnectionTrait, campaign: CampaignId) -> Result<Vec<StageKind>> {
        let took_part = [
            (StageKind::Join, any(db, self.answers(campaign)).await?),
            (StageKind::Submit, any(db, self.submissions(campaign)).await?),
            (StageKind::Triage, any(db, self.answered_submissions(campaign)).await?),
            (StageKind::Design, any(db, self.participations(campaign)).await?),
            (
                StageKind::Library,
                match self.body {
                    Some(body) => any(db, adoptions(body, campaign)).await?,
                    None => false,
                },
            ),
        ];
        Ok(took_part.into_iter().filter(|(_, did)| *did).map(|(kind, _)| kind).collect())
    }

    fn answers(&self, campaign: CampaignId) -> Select<survey_response::Entity> {
        let surveys = survey::Entity::find()
            .select_only()
            .column(survey::Column::Id)
            .filter(survey::COLUMN.campaign_id.eq(campaign));
        survey_response::Entity::find()
            .filter(survey_response::COLUMN.member_id.eq(self.member))
            .filter(survey_response::COLUMN.status.eq(SurveyResponseStatus::Submitted))
            .filter(survey_response::Column::SurveyId.in_subquery(surveys.into_query()))
    }

    fn submissions(&self, campaign: CampaignId) -> Select<submission::Entity> {
        submission::Entity::find()
            .filter(submission::COLUMN.author_id.eq(self.member))
            .filter(submission::COLUMN.campaign_id.eq(campaign))
            .filter(
                submission::COLUMN.status.is_not_in([SubmissionStatus::Draft, SubmissionStatus::Withdrawn]),
            )
    }

    fn answered_submissions(&self, campaign: CampaignId) -> Select<submission::Entity> {
        self.submissions(campaign).filter(submission::COLUMN.status.is_in([
            SubmissionStatus::Promoted,
            SubmissionStatus::Merged,
            SubmissionStatus::Declined,
        ]))
    }

    fn participations(&self, campaign: CampaignId) -> Select<participation::Entity> {
        let challenges = challenge::Entity::find()
            .select_only()
            .column(challenge::Column::Id)
            .filter(challenge::COLUMN.campaign_id.eq(campaign));
        participation::Entity::find()
            .filter(participation::COLUMN.member_id.eq(self.member))
            .filter(participation::Column::ChallengeId.in_subquery(challenges.into_query()))
    }
}

fn adoptions(body: OrganisationId, campaign: CampaignId) -> Select<adoption::Entity> {
    let challenges = challenge::Entity::find()
        .select_only()
        .column(challenge::Column::Id)
        .filter(challenge::COLUMN.campaign_id.eq(campaign));
    let entries = library_entry::Entity::find()
        .select_only()
        .column(library_entry::Column::Id)
        .filter(library_entry::Column::ChallengeId.in_subquery(challenges.into_query()));
    adoption::Entity::find()
        .filter(adoption::COLUMN.organisation_id.eq(body))
        .filter(adoption::Column::EntryId.in_subquery(entries.into_query()))
}

async fn any<E: EntityTrait>(db: &impl ConnectionTrait, select: Select<E>) -> Result<bool> {
    Ok(select.one(db).await?.is_some())
}
