//! The way of a survey from a draft to its published results: one step an operation.

use actix_web::{post, web};
use sea_orm::{ActiveModelTrait, IntoActiveModel, Set};
use serde_json::json;

use super::{
    SURVEY_STATE,
    compute_results::ComputeResults,
    entity::survey,
    policy::Manage,
    show::{for_change, shown},
    state::{SurveyState, state_of},
    view::Survey,
};
use crate::platform::{
    audit::did,
    auth::{Auth, Viewer},
    db::{Db, Tx},
    etag::{IfMatch, Tagged},
    jobs::Job,
    problem::{Problem, Result},
};

/// Publish a survey.
///
/// From now on everyone sees it; it takes answers while its window is open.
#[utoipa::path(tag = "surveys", params(("slug" = String, Path, description = "The survey's name in its address"), IfMatch),
    responses((status = OK, description = "The published survey", body = Survey)))]
#[post("/surveys/{slug}/publish")]
pub async fn publish_survey(
    coordinator: Auth<Manage>,
    db: web::Data<Db>,
    slug: web::Path<String>,
    seen: IfMatch,
) -> Result<Tagged<Survey>> {
    let tx = db.begin(&coordinator).await?;
    let viewer = Viewer(Some(coordinator.0));
    let survey = for_change(&tx, &slug, &viewer, seen).await?;
    let survey = publish(&tx, survey).await?;
    tx.commit(did("surveys.published", "survey", survey.id)).await?;
    shown(&**db, survey, &viewer).await
}

/// Publishes a draft, and asks for its results after its end.
///
/// # Errors
/// 409 when it is no draft.
pub async fn publish(tx: &Tx, survey: survey::Model) -> Result<survey::Model> {
    require(tx, &survey, &[SurveyState::Draft])?;
    ComputeResults { survey: survey.id }.enqueue_at(tx, survey.closes_at).await?;
    let now = tx.now();
    step(tx, survey, |change| change.published_at = Set(Some(now))).await
}

/// Pause a survey.
///
/// It takes no answers until it is resumed; what has been saved stays.
#[utoipa::path(tag = "surveys", params(("slug" = String, Path, description = "The survey's name in its address"), IfMatch),
    responses((status = OK, description = "The paused survey", body = Survey)))]
#[post("/surveys/{slug}/pause")]
pub async fn pause_survey(
    coordinator: Auth<Manage>,
    db: web::Data<Db>,
    slug: web::Path<String>,
    seen: IfMatch,
) -> Result<Tagged<Survey>> {
    let tx = db.begin(&coordinator).await?;
    let viewer = Viewer(Some(coordinator.0));
    let survey = for_change(&tx, &slug, &viewer, seen).await?;
    require(&tx, &survey, &[SurveyState::Open])?;
    let survey = step(&tx, survey, |change| change.paused = Set(true)).await?;
    tx.commit(did("surveys.paused", "survey", survey.id)).await?;
    shown(&**db, survey, &viewer).await
}

/// Resume a survey.
///
/// It takes answers again, until its window ends.
#[utoipa::path(tag = "surveys", params(("slug" = String, Path, description = "The survey's name in its address"), IfMatch),
    responses((status = OK, description = "The open survey", body = Survey)))]
#[post("/surveys/{slug}/resume")]
pub async fn resume_survey(
    coordinator: Auth<Manage>,
    db: web::Data<Db>,
    slug: web::Path<String>,
    seen: IfMatch,
) -> Result<Tagged<Survey>> {
    let tx = db.begin(&coordinator).await?;
    let viewer = Viewer(Some(coordinator.0));
    let survey = for_change(&tx, &slug, &viewer, seen).await?;
    require(&tx, &survey, &[SurveyState::Paused])?;
    let survey = step(&tx, survey, |change| change.paused = Set(false)).await?;
    tx.commit(did("surveys.resumed", "survey", survey.id)).await?;
    shown(&**db, survey, &viewer).await
}

/// Close a survey before its time.
///
/// Its window ends now. The results are computed in the background.
#[utoipa::path(tag = "surveys", params(("slug" = String, Path, description = "The survey's name in its address"), IfMatch),
    responses((status = OK, description = "The closed survey", body = Survey)))]
#[post("/surveys/{slug}/close")]
pub async fn close_survey(
    coordinator: Auth<Manage>,
    db: web::Data<Db>,
    slug: web::Path<String>,
    seen: IfMatch,
) -> Result<Tagged<Survey>> {
    let tx = db.begin(&coordinator).await?;
    let viewer = Viewer(Some(coordinator.0));
    let survey = for_change(&tx, &slug, &viewer, seen).await?;
    let before = survey.closes_at;
    let survey = close(&tx, survey).await?;
    let moved = json!({ "closes_at": { "from": before, "to": survey.closes_at } });
    tx.commit(did("surveys.closed", "survey", survey.id).to(moved)).await?;
    shown(&**db, survey, &viewer).await
}

/// Ends the window now, and asks for the results.
///
/// # Errors
/// 409 when it has not begun to be public, or has ended already.
pub async fn close(tx: &Tx, survey: survey::Model) -> Result<survey::Model> {
    require(tx, &survey, &[SurveyState::Scheduled, SurveyState::Open, SurveyState::Paused])?;
    ComputeResults { survey: survey.id }.enqueue(tx).await?;
    let (now, opens_at) = (tx.now(), survey.opens_at);
    step(tx, survey, |change| {
        change.opens_at = Set(opens_at.min(now));
        change.closes_at = Set(now);
    })
    .await
}

/// Publish the results of a survey.
///
/// Everyone may read them from now on, and the survey does not open again.
#[utoipa::path(tag = "surveys", params(("slug" = String, Path, description = "The survey's name in its address"), IfMatch),
    responses((status = OK, description = "The survey", body = Survey)))]
#[post("/surveys/{slug}/results/publish")]
pub async fn publish_survey_results(
    coordinator: Auth<Manage>,
    db: web::Data<Db>,
    slug: web::Path<String>,
    seen: IfMatch,
) -> Result<Tagged<Survey>> {
    let tx = db.begin(&coordinator).await?;
    let viewer = Viewer(Some(coordinator.0));
    let survey = for_change(&tx, &slug, &viewer, seen).await?;
    let survey = publish_results(&tx, survey).await?;
    tx.commit(did("surveys.results_published", "survey", survey.id)).await?;
    shown(&**db, survey, &viewer).await
}

/// Makes the results of a closed survey public.
///
/// # Errors
/// 409 when it has not closed, or they are public already.
pub async fn publish_results(tx: &Tx, survey: survey::Model) -> Result<survey::Model> {
    require(tx, &survey, &[SurveyState::Closed])?;
    if survey.results_published {
        return Err(super::RESULTS_PUBLISHED.into());
    }
    step(tx, survey, |change| change.results_published = Set(true)).await
}

fn require(tx: &Tx, survey: &survey::Model, states: &[SurveyState]) -> Result<()> {
    let state = state_of(survey, tx.now());
    if states.contains(&state) {
        return Ok(());
    }
    Err(Problem::new(SURVEY_STATE).extension("state", state))
}

async fn step(
    tx: &Tx,
    survey: survey::Model,
    change: impl FnOnce(&mut survey::ActiveModel),
) -> Result<survey::Model> {
    let mut row = survey.into_active_model();
    change(&mut row);
    Ok(row.update(&**tx).await?)
}
