use actix_web::{post, web};
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, Set};
use serde::Deserialize;
use utoipa::ToSchema;
use validator::Validate;

use super::{
    entity::{
        SurveyAudience,
        survey::{ActiveModel, Column, Entity, Model},
    },
    policy::Manage,
    show::shown,
    view::Survey,
};
use crate::{
    campaigns::{self, CampaignId},
    platform::{
        audit::did,
        auth::{Auth, Viewer},
        db::{Db, Tx},
        json::{Created, Json},
        localized::{self, LocalizedText},
        problem::{Problem, Result},
        time::Timestamp,
    },
    questionnaires::{QuestionnairePurpose, QuestionnaireVersionId, find_version_for},
};

/// A new survey.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewSurvey {
    /// Its name in its address, for ever.
    #[validate(length(min = 3, max = 80), custom(function = plain_slug))]
    #[schema(min_length = 3, max_length = 80, example = "ereuna-kainotomias-2026")]
    pub slug: String,
    #[validate(nested)]
    pub settings: SurveySettings,
}

/// What of a survey may be revised.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SurveySettings {
    #[validate(custom(function = localized::short))]
    pub title: LocalizedText,
    /// Why it is asked, and what becomes of the answers.
    #[validate(custom(function = localized::medium))]
    pub summary: LocalizedText,
    /// The campaign that it belongs to, if any.
    pub campaign_id: Option<CampaignId>,
    /// A published version of a questionnaire.
    pub questionnaire_version_id: QuestionnaireVersionId,
    pub audience: SurveyAudience,
    pub opens_at: Timestamp,
    pub closes_at: Timestamp,
}

/// Create a survey.
///
/// It begins as a draft, which only the staff sees.
#[utoipa::path(tag = "surveys", responses((status = CREATED, description = "The draft", body = Survey)))]
#[post("/surveys")]
pub async fn create_survey(
    coordinator: Auth<Manage>,
    db: web::Data<Db>,
    Json(form): Json<NewSurvey>,
) -> Result<Created<Survey>> {
    let tx = db.begin(&coordinator).await?;
    let survey = insert(&tx, form).await?;
    let location = format!("/api/v1/surveys/{}", survey.slug);
    let body = shown(&tx, survey, &Viewer(Some(coordinator.0))).await?.body;
    tx.commit_answering(did("surveys.created", "survey", body.id), Created { location, body }).await
}

/// Writes a draft.
///
/// # Errors
/// 422 when the address is taken, or the window or the questionnaire is not right.
pub async fn insert(tx: &Tx, form: NewSurvey) -> Result<Model> {
    form.settings.check(&**tx, "/settings").await?;
    if Entity::find().filter(Column::Slug.eq(&form.slug)).one(&**tx).await?.is_some() {
        return Err(Problem::field("/slug", "taken"));
    }
    let settings = form.settings;
    let survey = ActiveModel {
        id: Set(tx.new_id()),
        campaign_id: Set(settings.campaign_id),
        slug: Set(form.slug),
        title: Set(settings.title),
        summary: Set(settings.summary),
        questionnaire_version_id: Set(settings.questionnaire_version_id),
        audience: Set(settings.audience),
        published_at: Set(None),
        opens_at: Set(settings.opens_at),
        closes_at: Set(settings.closes_at),
        paused: Set(false),
        results_published: Set(false),
        revision: Set(1),
        created_at: Set(tx.now()),
    };
    Ok(survey.insert(&**tx).await?)
}

impl SurveySettings {
    /// What bounds cannot say. Faults point below `at`.
    ///
    /// # Errors
    /// 422 when the window ends before it begins, or what is referred to is not there or not published.
    pub(super) async fn check(&self, db: &impl ConnectionTrait, at: &str) -> Result<()> {
        if self.closes_at <= self.opens_at {
            return Err(Problem::field(format!("{at}/closes_at"), "window"));
        }
        let fits = find_version_for(db, self.questionnaire_version_id, QuestionnairePurpose::Survey).await?;
        if fits.is_none() {
            return Err(Problem::field(format!("{at}/questionnaire_version_id"), "unknown_reference"));
        }
        if let Some(campaign) = self.campaign_id {
            let unknown = |_| Problem::field(format!("{at}/campaign_id"), "unknown_reference");
            campaigns::find_by_id(db, campaign).await.map_err(unknown)?;
        }
        Ok(())
    }
}

fn plain_slug(slug: &str) -> Result<(), validator::ValidationError> {
    let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    if slug.bytes().all(plain) { Ok(()) } else { Err(validator::ValidationError::new("slug")) }
}
