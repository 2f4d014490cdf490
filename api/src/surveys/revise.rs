use actix_web::{put, web};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, Set};

use super::{
    RESULTS_PUBLISHED,
    compute_results::ComputeResults,
    create::SurveySettings,
    entity::survey_response,
    policy::Manage,
    show::{for_change, shown},
    view::Survey,
};
use crate::platform::{
    audit::did,
    auth::{Auth, Viewer},
    db::Db,
    etag::{IfMatch, Tagged},
    jobs::Job,
    json::Json,
    problem::{Problem, Result},
};

/// Revise a survey.
///
/// Its texts and its window, also to open it again after it has closed. What it asks and whom stay as they are once somebody
/// has answered; after the results have been published nothing changes.
#[utoipa::path(tag = "surveys",
    params(("slug" = String, Path, description = "The survey's name in its address"),
        IfMatch),
    responses((status = OK, description = "The revised survey", body = Survey)))]
#[put("/surveys/{slug}")]
pub async fn revise_survey(
    coordinator: Auth<Manage>,
    db: web::Data<Db>,
    slug: web::Path<String>,
    seen: IfMatch,
    Json(settings): Json<SurveySettings>,
) -> Result<Tagged<Survey>> {
    let tx = db.begin(&coordinator).await?;
    let viewer = Viewer(Some(coordinator.0));
    let survey = for_change(&tx, &slug, &viewer, seen).await?;
    if survey.results_published {
        return Err(RESULTS_PUBLISHED.into());
    }
    settings.check(&*tx, "").await?;
    let of_it = survey_response::Entity::find().filter(survey_response::Column::SurveyId.eq(survey.id));
    if of_it.one(&*tx).await?.is_some() {
        if settings.questionnaire_version_id != survey.questionnaire_version_id {
            return Err(Problem::field("/questionnaire_version_id", "fixed"));
        }
        if settings.audience != survey.audience {
            return Err(Problem::field("/audience", "fixed"));
        }
    }
    let before = survey.clone();
    let mut change = survey.into_active_model();
    change.title = Set(settings.title);
    change.summary = Set(settings.summary);
    change.campaign_id = Set(settings.campaign_id);
    change.questionnaire_version_id = Set(settings.questionnaire_version_id);
    change.audience = Set(settings.audience);
    change.opens_at = Set(settings.opens_at);
    change.closes_at = Set(settings.closes_at);
    let survey = change.update(&*tx).await?;
    ComputeResults { survey: survey.id }.enqueue_at(&tx, survey.closes_at).await?;
    tx.commit(did("surveys.revised", "survey", survey.id).changed(&before, &survey)).await?;
    shown(&**db, survey, &viewer).await
}
