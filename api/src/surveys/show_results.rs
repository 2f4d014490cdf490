use actix_web::{HttpResponse, get, web};
use sea_orm::{ConnectionTrait, EntityTrait};
use serde::Serialize;
use utoipa::ToSchema;

use super::{
    RESULTS_PENDING, SURVEY_OPEN, csv,
    entity::{survey, survey_result},
    policy::{self, Preview},
    results::QuestionResult,
    show::find,
};
use crate::platform::{
    auth::Viewer,
    db::Db,
    json::Json,
    localized::LocalizedText,
    problem::{Problem, Result},
    time::Timestamp,
};

/// What a survey brought to light. Groups of fewer than 5 are not shown, nor what would reveal them.
#[derive(Debug, Serialize, ToSchema)]
pub struct SurveyResults {
    pub title: LocalizedText,
    pub opens_at: Timestamp,
    pub closes_at: Timestamp,
    pub computed_at: Timestamp,
    /// How many were handed in; null when they are fewer than 5.
    pub responses: Option<u64>,
    pub published: bool,
    pub questions: Vec<QuestionResult>,
}

/// Show the results of a survey.
///
/// After it has closed: to the staff, and to everyone once they are published.
#[utoipa::path(tag = "surveys", params(("slug" = String, Path, description = "The survey's name in its address")),
    security((), ("bearer" = [])), responses((status = OK, description = "The results", body = SurveyResults)))]
#[get("/surveys/{slug}/results")]
pub async fn show_survey_results(
    viewer: Viewer,
    db: web::Data<Db>,
    slug: web::Path<String>,
) -> Result<Json<SurveyResults>> {
    let survey = find_for_results(&db, &slug, &viewer).await?;
    Ok(Json(read(&***db, survey).await?))
}

/// Export the results of a survey.
///
/// The same figures as a table of comma-separated values, for spreadsheets.
#[utoipa::path(tag = "surveys", params(("slug" = String, Path, description = "The survey's name in its address")),
    security((), ("bearer" = [])),
    responses((status = OK, description = "The table", body = String, content_type = "text/csv")))]
#[get("/surveys/{slug}/results.csv")]
pub async fn export_survey_results(
    viewer: Viewer,
    db: web::Data<Db>,
    slug: web::Path<String>,
) -> Result<HttpResponse> {
    let survey = find_for_results(&db, &slug, &viewer).await?;
    let name = format!("attachment; filename=\"{}.csv\"", survey.slug);
    let results = read(&***db, survey).await?;
    Ok(HttpResponse::Ok()
        .content_type("text/csv; charset=utf-8")
        .insert_header(("content-disposition", name))
        .insert_header(("cache-control", "private, no-cache"))
        .body(csv::table(&results.questions)))
}

/// The survey, when this viewer may read its results. Before the end the staff is told why not.
async fn find_for_results(db: &Db, slug: &str, viewer: &Viewer) -> Result<survey::Model> {
    let survey = find(&**db, slug, viewer).await?;
    if policy::can_see_results(viewer, &survey, db.now()) {
        return Ok(survey);
    }
    Err(if viewer.may::<Preview>() { SURVEY_OPEN.into() } else { Problem::not_found() })
}

async fn read(db: &impl ConnectionTrait, survey: survey::Model) -> Result<SurveyResults> {
    let kept = survey_result::Entity::find_by_id(survey.id).one(db).await?;
    // What was computed at an earlier end says nothing of the answers since.
    let kept = kept.filter(|kept| kept.computed_at >= survey.closes_at).ok_or(RESULTS_PENDING)?;
    let responses = u64::try_from(kept.responses).unwrap_or(0);
    Ok(SurveyResults {
        title: survey.title,
        opens_at: survey.opens_at,
        closes_at: survey.closes_at,
        computed_at: kept.computed_at,
        responses: (responses == 0 || responses >= super::disclosure::SMALLEST).then_some(responses),
        published: survey.results_published,
        questions: serde_json::from_value(kept.results).map_err(Problem::internal)?,
    })
}
