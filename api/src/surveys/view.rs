//! A survey as it is shown.

use std::collections::HashMap;

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter};
use serde::Serialize;
use utoipa::ToSchema;

use super::{
    entity::{SurveyAudience, SurveyId, SurveyResponseStatus, survey, survey_response},
    policy::{self, Manage, Preview},
    state::{SurveyState, state_of},
};
use crate::{
    campaigns::{self, CampaignName},
    members::MemberId,
    platform::{auth::Viewer, localized::LocalizedText, problem::Result, read::Read, time::Timestamp},
    questionnaires::QuestionnaireVersionId,
};

/// A questionnaire that is open to an audience for a time.
#[derive(Debug, Serialize, ToSchema)]
pub struct Survey {
    pub id: SurveyId,
    /// Its name in its address.
    #[schema(example = "ereuna-kainotomias-2026")]
    pub slug: String,
    pub title: LocalizedText,
    pub summary: LocalizedText,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(required = false)]
    pub campaign: Option<CampaignName>,
    /// What it asks, at `/questionnaire-versions/{id}`.
    pub questionnaire_version_id: QuestionnaireVersionId,
    pub audience: SurveyAudience,
    pub state: SurveyState,
    pub opens_at: Timestamp,
    pub closes_at: Timestamp,
    pub results_published: bool,
    pub revision: i64,
    pub created_at: Timestamp,
    /// The caller's own response, where there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(required = false)]
    pub my_response: Option<MyResponse>,
    /// How many have been handed in; the staff is told.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(required = false, example = 412)]
    pub responses: Option<u64>,
    pub abilities: SurveyAbilities,
}

/// How far the caller's own response is.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct MyResponse {
    pub status: SurveyResponseStatus,
    pub saved_at: Timestamp,
}

/// What the caller may do with a survey now.
#[derive(Debug, Serialize, ToSchema)]
pub struct SurveyAbilities {
    /// Answer it, go on answering, or change what was answered.
    pub can_answer: bool,
    pub can_see_results: bool,
    pub can_revise: bool,
    pub can_publish: bool,
    pub can_pause: bool,
    pub can_resume: bool,
    pub can_close: bool,
    pub can_publish_results: bool,
}

impl SurveyAbilities {
    fn of(survey: &survey::Model, viewer: &Viewer, now: Timestamp) -> Self {
        use SurveyState::*;
        let state = state_of(survey, now);
        let manages = viewer.may::<Manage>();
        let asked = viewer.0.as_ref().is_some_and(|caller| policy::is_asked(caller, survey.audience));
        Self {
            can_answer: asked && state == Open,
            can_see_results: policy::can_see_results(viewer, survey, now),
            can_revise: manages && !survey.results_published,
            can_publish: manages && state == Draft,
            can_pause: manages && state == Open,
            can_resume: manages && state == Paused,
            can_close: manages && matches!(state, Scheduled | Open | Paused),
            can_publish_results: manages && state == Closed && !survey.results_published,
        }
    }
}

impl Survey {
    /// These surveys as this viewer sees them, in their order.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn of_all(db: &impl Read, rows: Vec<survey::Model>, viewer: &Viewer) -> Result<Vec<Self>> {
        let names = campaigns::names_of(&**db, rows.iter().filter_map(|row| row.campaign_id)).await?;
        let ids: Vec<SurveyId> = rows.iter().map(|row| row.id).collect();
        let mut mine = own_responses(&**db, ids, viewer).await?;
        let now = db.now();
        let mut shown = Vec::with_capacity(rows.len());
        for row in rows {
            let responses =
                if viewer.may::<Preview>() { Some(count_submitted(&**db, row.id).await?) } else { None };
            shown.push(Self {
                abilities: SurveyAbilities::of(&row, viewer, now),
                state: state_of(&row, now),
                campaign: row.campaign_id.and_then(|id| names.get(&id).cloned()),
                my_response: mine.remove(&row.id),
                responses,
                id: row.id,
                slug: row.slug,
                title: row.title,
                summary: row.summary,
                questionnaire_version_id: row.questionnaire_version_id,
                audience: row.audience,
                opens_at: row.opens_at,
                closes_at: row.closes_at,
                results_published: row.results_published,
                revision: row.revision,
                created_at: row.created_at,
            });
        }
        Ok(shown)
    }
}

async fn own_responses(
    db: &impl ConnectionTrait,
    surveys: Vec<SurveyId>,
    viewer: &Viewer,
) -> Result<HashMap<SurveyId, MyResponse>> {
    let Some(member) = viewer.member_id() else { return Ok(HashMap::new()) };
    let rows = survey_response::Entity::find()
        .filter(survey_response::Column::MemberId.eq(MemberId(member)))
        .filter(survey_response::Column::SurveyId.is_in(surveys))
        .all(db)
        .await?;
    let of = |row: survey_response::Model| {
        (row.survey_id, MyResponse { status: row.status, saved_at: row.saved_at })
    };
    Ok(rows.into_iter().map(of).collect())
}

async fn count_submitted(db: &impl ConnectionTrait, survey: SurveyId) -> Result<u64> {
    let submitted = survey_response::Entity::find()
        .filter(survey_response::Column::SurveyId.eq(survey))
        .filter(survey_response::Column::Status.eq(SurveyResponseStatus::Submitted));
    Ok(submitted.count(db).await?)
}
