//! A campaign as it is shown.

use serde::Serialize;
use utoipa::ToSchema;

use super::{
    entity::{
        CampaignStatus, StageKind, StageOverride,
        campaign::{self, CampaignId},
        campaign_stage,
    },
    policy::{self, Manage},
    stages::{self, StageState},
};
use crate::{
    criteria::CriteriaSetId,
    platform::{auth::Viewer, localized::LocalizedText, time::Timestamp},
    questionnaires::QuestionnaireVersionId,
};

/// A campaign in a list.
#[derive(Debug, Serialize, ToSchema)]
pub struct CampaignCard {
    pub id: CampaignId,
    #[schema(example = "dimosies-ypiresies-2026")]
    pub slug: String,
    pub title: LocalizedText,
    pub summary: LocalizedText,
    /// The name of a picture that the pages draw.
    #[schema(example = "square")]
    pub artwork: String,
    pub status: CampaignStatus,
    pub stages: Vec<Stage>,
    /// The last stage that is open.
    pub current: Option<StageKind>,
    /// The stage that comes after it.
    pub next: Option<StageKind>,
}

/// A campaign.
#[derive(Debug, Serialize, ToSchema)]
pub struct Campaign {
    pub id: CampaignId,
    #[schema(example = "dimosies-ypiresies-2026")]
    pub slug: String,
    pub title: LocalizedText,
    pub summary: LocalizedText,
    /// How it began and what it is after; paragraphs are parted by empty lines.
    pub story: LocalizedText,
    /// The name of a picture that the pages draw.
    #[schema(example = "square")]
    pub artwork: String,
    pub status: CampaignStatus,
    /// The five, in their order.
    pub stages: Vec<Stage>,
    /// The last stage that is open.
    pub current: Option<StageKind>,
    /// The stage that comes after it.
    pub next: Option<StageKind>,
    /// What the caller can do in it now.
    pub actions: Vec<CampaignAction>,
    pub submission_form_version_id: QuestionnaireVersionId,
    pub participation_form_version_id: QuestionnaireVersionId,
    pub specification_template_version_id: QuestionnaireVersionId,
    /// By which submissions are scored.
    pub criteria_set_id: CriteriaSetId,
    /// By which projects are evaluated.
    pub rubric_id: CriteriaSetId,
    /// Within how many days a submission is answered.
    pub response_days: i32,
    /// How many scores a promotion to a challenge needs.
    pub min_scores: i32,
    /// How many evaluations an outcome needs.
    pub quorum: i32,
    /// For the `If-Match` of a change.
    pub revision: i64,
    pub created_at: Timestamp,
    pub abilities: CampaignAbilities,
}

/// A stage of a campaign.
#[derive(Debug, Serialize, ToSchema)]
pub struct Stage {
    pub kind: StageKind,
    pub state: StageState,
    pub opens_at: Option<Timestamp>,
    pub closes_at: Option<Timestamp>,
    /// Set by hand, whatever the dates say.
    pub override_state: Option<StageOverride>,
    /// Why it was set by hand.
    pub override_reason: Option<String>,
}

/// Something that a campaign offers to its visitor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum CampaignAction {
    /// Become a member of the network.
    Register,
    /// Answer the survey.
    AnswerSurvey,
    /// Bring a problem, challenge or proposal.
    Submit,
    /// Follow what becomes of the submissions.
    Follow,
    /// Take part in the design of a project.
    Participate,
    /// Find a solution and put it into practice.
    ReadLibrary,
}

/// What the caller may do with a campaign now.
#[derive(Debug, Serialize, ToSchema)]
pub struct CampaignAbilities {
    /// Change its texts and settings, the windows of its stages and what stands above them.
    pub can_revise: bool,
    pub can_publish: bool,
    pub can_archive: bool,
}

impl Stage {
    fn of(row: campaign_stage::Model, now: Timestamp) -> Self {
        Self {
            state: stages::state(&row, now),
            kind: row.kind,
            opens_at: row.opens_at,
            closes_at: row.closes_at,
            override_state: row.override_state,
            override_reason: row.override_reason,
        }
    }
}

impl CampaignCard {
    pub fn of(row: campaign::Model, stages: Vec<campaign_stage::Model>, now: Timestamp) -> Self {
        Self {
            current: stages::current(&stages, now),
            next: stages::next(&stages, now),
            stages: stages.into_iter().map(|stage| Stage::of(stage, now)).collect(),
            id: row.id,
            slug: row.slug,
            title: row.title,
            summary: row.summary,
            artwork: row.artwork,
            status: row.status,
        }
    }
}

impl Campaign {
    pub fn of(
        row: campaign::Model,
        stages: Vec<campaign_stage::Model>,
        viewer: &Viewer,
        now: Timestamp,
    ) -> Self {
        let manages = viewer.may::<Manage>();
        Self {
            abilities: CampaignAbilities {
                can_revise: manages && policy::is_open_to_change(row.status),
                can_publish: manages && row.status == CampaignStatus::Draft,
                can_archive: manages && row.status == CampaignStatus::Published,
            },
            actions: actions(&row, &stages, viewer, now),
            current: stages::current(&stages, now),
            next: stages::next(&stages, now),
            stages: stages.into_iter().map(|stage| Stage::of(stage, now)).collect(),
            id: row.id,
            slug: row.slug,
            title: row.title,
            summary: row.summary,
            story: row.story,
            artwork: row.artwork,
            status: row.status,
            submission_form_version_id: row.submission_form_version_id,
            participation_form_version_id: row.participation_form_version_id,
            specification_template_version_id: row.specification_template_version_id,
            criteria_set_id: row.criteria_set_id,
            rubric_id: row.rubric_id,
            response_days: row.response_days,
            min_scores: row.min_scores,
            quorum: row.quorum,
            revision: row.revision,
            created_at: row.created_at,
        }
    }
}

/// What the open stages offer to this person, the latest stage last.
fn actions(
    row: &campaign::Model,
    stages: &[campaign_stage::Model],
    viewer: &Viewer,
    now: Timestamp,
) -> Vec<CampaignAction> {
    use CampaignAction::{AnswerSurvey, Follow, Participate, ReadLibrary, Register, Submit};
    let active = viewer.0.as_ref().is_some_and(|caller| caller.active);
    let of_a_body = viewer.0.as_ref().is_some_and(|caller| caller.organisation_id.is_some());
    let offered = |kind: StageKind| match kind {
        StageKind::Join if viewer.0.is_none() => Some(Register),
        StageKind::Join if active => Some(AnswerSurvey),
        StageKind::Submit if active && of_a_body => Some(Submit),
        StageKind::Triage => Some(Follow),
        StageKind::Design if active && of_a_body => Some(Participate),
        StageKind::Library => Some(ReadLibrary),
        StageKind::Join | StageKind::Submit | StageKind::Design => None,
    };
    let open = stages.iter().filter(|stage| stages::is_open(row.status, stage, now));
    open.filter_map(|stage| offered(stage.kind)).collect()
}
