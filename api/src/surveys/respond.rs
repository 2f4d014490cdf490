//! A person's own response: read to go on, saved while it is written, handed in.

use actix_web::{get, post, put, web};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter, Set,
};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;
use validator::Validate;

use super::{
    ALREADY_SUBMITTED, NOT_ASKED, SURVEY_CLOSED,
    entity::{
        SurveyResponseId, SurveyResponseStatus, survey,
        survey_response::{ActiveModel, Column, Entity, Model},
    },
    policy,
    show::find,
    state::{SurveyState, state_of},
};
use crate::{
    members::MemberId,
    platform::{
        audit::did,
        auth::{Caller, SignedIn, Viewer},
        db::{Db, Tx},
        etag::{IfMatch, Tagged},
        json::Json,
        problem::{Problem, Result, STALE},
        time::Timestamp,
    },
    questionnaires::{Completeness, find_definition},
};

/// Answers by the keys of the questions.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SurveyAnswers {
    #[schema(value_type = Object, example = json!({ "importance": 4, "meaning": ["services", { "other": "…" }] }))]
    pub answers: Value,
}

/// A person's own response to a survey.
#[derive(Debug, Serialize, ToSchema)]
pub struct SurveyResponse {
    pub id: SurveyResponseId,
    pub status: SurveyResponseStatus,
    /// By the keys of the questions; those of hidden questions have been dropped.
    #[schema(value_type = Object)]
    pub answers: Value,
    pub revision: i64,
    pub saved_at: Timestamp,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(required = false)]
    pub submitted_at: Option<Timestamp>,
}

impl From<Model> for Tagged<SurveyResponse> {
    fn from(row: Model) -> Self {
        let revision = row.revision;
        let body = SurveyResponse {
            id: row.id,
            status: row.status,
            answers: row.answers,
            revision,
            saved_at: row.saved_at,
            submitted_at: row.submitted_at,
        };
        Self { body, revision }
    }
}

/// Show my response to a survey.
///
/// To go on where it was left, on any device. 404 before the first save.
#[utoipa::path(tag = "surveys", params(("slug" = String, Path, description = "The survey's name in its address")),
    responses((status = OK, description = "The response", body = SurveyResponse)))]
#[get("/surveys/{slug}/response")]
pub async fn show_survey_response(
    caller: SignedIn,
    db: web::Data<Db>,
    slug: web::Path<String>,
) -> Result<Tagged<SurveyResponse>> {
    let member = MemberId(caller.member_id);
    let survey = find(&***db, &slug, &Viewer(Some(caller.0))).await?;
    Ok(of_member(&***db, &survey, member).await?.ok_or_else(Problem::not_found)?.into())
}

/// Save my response to a survey.
///
/// A draft: what is missing may wait. `If-Match: "0"` begins it, later the ETag of what was read or saved last.
#[utoipa::path(tag = "surveys",
    params(("slug" = String, Path, description = "The survey's name in its address"),
        IfMatch),
    responses((status = OK, description = "The saved draft", body = SurveyResponse)))]
#[put("/surveys/{slug}/response")]
pub async fn save_survey_response(
    caller: SignedIn,
    db: web::Data<Db>,
    slug: web::Path<String>,
    seen: IfMatch,
    Json(form): Json<SurveyAnswers>,
) -> Result<Tagged<SurveyResponse>> {
    let tx = db.begin(&caller).await?;
    let survey = open_for(&tx, &slug, caller.0.clone()).await?;
    let before = of_member(&*tx, &survey, MemberId(caller.member_id)).await?;
    if before.as_ref().is_some_and(|it| it.status == SurveyResponseStatus::Submitted) {
        return Err(ALREADY_SUBMITTED.into());
    }
    seen.check(before.as_ref().map_or(0, |it| it.revision))?;
    let answers = judged(&tx, &survey, &form.answers, Completeness::Draft).await?;
    let row = write(&tx, &survey, &caller, before, answers, None).await?;
    tx.commit(did("surveys.draft_saved", "survey_response", row.id)).await?;
    Ok(row.into())
}

/// Submit my response to a survey.
///
/// Every rule of the questionnaire counts now. Until the survey closes it may be submitted anew with changes.
#[utoipa::path(tag = "surveys",
    params(("slug" = String, Path, description = "The survey's name in its address"),
        IfMatch),
    responses((status = OK, description = "The response that counts", body = SurveyResponse)))]
#[post("/surveys/{slug}/response/submit")]
pub async fn submit_survey_response(
    caller: SignedIn,
    db: web::Data<Db>,
    slug: web::Path<String>,
    seen: IfMatch,
    Json(form): Json<SurveyAnswers>,
) -> Result<Tagged<SurveyResponse>> {
    let tx = db.begin(&caller).await?;
    let survey = open_for(&tx, &slug, caller.0.clone()).await?;
    let before = of_member(&*tx, &survey, MemberId(caller.member_id)).await?;
    seen.check(before.as_ref().map_or(0, |it| it.revision))?;
    let row = submit(&tx, &survey, &caller, before, &form.answers).await?;
    tx.commit(did("surveys.answered", "survey_response", row.id)).await?;
    Ok(row.into())
}

/// Hands in what a person answered, in place of what was there before.
///
/// # Errors
/// 422 naming the answers that break a rule, 412 when somebody else of the same person was faster.
pub async fn submit(
    tx: &Tx,
    survey: &survey::Model,
    caller: &Caller,
    before: Option<Model>,
    answers: &Value,
) -> Result<Model> {
    let answers = judged(tx, survey, answers, Completeness::Complete).await?;
    write(tx, survey, caller, before, answers, Some(tx.now())).await
}

/// The survey, when it takes answers and this person is asked.
async fn open_for(tx: &Tx, slug: &str, caller: Caller) -> Result<survey::Model> {
    let viewer = Viewer(Some(caller.clone()));
    let survey = find(&**tx, slug, &viewer).await?;
    if !policy::is_asked(&caller, survey.audience) {
        return Err(NOT_ASKED.into());
    }
    let state = state_of(&survey, tx.now());
    if state == SurveyState::Open {
        Ok(survey)
    } else {
        Err(Problem::new(SURVEY_CLOSED).extension("state", state))
    }
}

async fn judged(
    tx: &Tx,
    survey: &survey::Model,
    answers: &Value,
    completeness: Completeness,
) -> Result<Value> {
    let definition = find_definition(&**tx, survey.questionnaire_version_id).await?;
    definition.accept(answers, completeness, "/answers").map_err(Problem::invalid)
}

async fn of_member(
    db: &impl ConnectionTrait,
    survey: &survey::Model,
    member: MemberId,
) -> Result<Option<Model>> {
    let own = Entity::find().filter(Column::SurveyId.eq(survey.id)).filter(Column::MemberId.eq(member));
    Ok(own.one(db).await?)
}

async fn write(
    tx: &Tx,
    survey: &survey::Model,
    caller: &Caller,
    before: Option<Model>,
    answers: Value,
    submitted_at: Option<Timestamp>,
) -> Result<Model> {
    let status =
        if submitted_at.is_some() { SurveyResponseStatus::Submitted } else { SurveyResponseStatus::Draft };
    if let Some(before) = before {
        let (id, seen) = (before.id, before.revision);
        let mut change = before.into_active_model();
        change.status = Set(status);
        change.answers = Set(answers);
        change.revision = Set(seen + 1);
        change.saved_at = Set(tx.now());
        change.submitted_at = Set(submitted_at);
        // Two tabs that go on at once: whoever comes second has not seen what the first one wrote.
        let change =
            Entity::update_many().set(change).filter(Column::Id.eq(id)).filter(Column::Revision.eq(seen));
        let written = change.exec_with_returning(&**tx).await?;
        return written.into_iter().next().ok_or_else(|| STALE.into());
    }
    let row = ActiveModel {
        id: Set(tx.new_id()),
        survey_id: Set(survey.id),
        member_id: Set(MemberId(caller.member_id)),
        status: Set(status),
        answers: Set(answers),
        revision: Set(1),
        started_at: Set(tx.now()),
        saved_at: Set(tx.now()),
        submitted_at: Set(submitted_at),
    };
    // Two tabs that begin at once: one row stands, and the other tab reads it.
    row.insert(&**tx).await.map_err(|error| match error.sql_err() {
        Some(sea_orm::SqlErr::UniqueConstraintViolation(_)) => STALE.into(),
        _ => error.into(),
    })
}
