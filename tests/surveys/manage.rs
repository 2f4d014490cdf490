use sea_orm::Set;
use serde_json::{Value, json};
use wenovate::{platform::time::days, questionnaires::QuestionnairePurpose};

use super::{answers, path, questions, submit};
use crate::app::{TestApp, both_databases};

async fn settings(app: &TestApp) -> Value {
    let version = app.published_questionnaire(QuestionnairePurpose::Survey, questions()).await;
    json!({
        "title": { "el": "Έρευνα καινοτομίας", "en": "Innovation survey" },
        "summary": { "el": "Γιατί ρωτάμε", "en": "Why we ask" },
        "questionnaire_version_id": version.id,
        "audience": "members",
        "opens_at": (app.now() - days(1)).to_rfc3339(),
        "closes_at": (app.now() + days(5)).to_rfc3339(),
    })
}

async fn a_new_survey(app: &TestApp) -> Value {
    json!({ "slug": "ereuna-2026", "settings": settings(app).await })
}

#[both_databases]
async fn a_coordinator_takes_a_survey_from_draft_to_close(app: TestApp) {
    let coordinator = app.coordinator().await;
    let created = coordinator.post("/surveys", a_new_survey(&app).await).await.expect(201);
    assert_eq!(created.json()["state"], "draft");
    let survey = "/surveys/ereuna-2026";
    let at = |step: &str| format!("{survey}/{step}");
    assert_eq!(
        coordinator.having_read(survey).await.post(at("publish"), ()).await.ok().json()["state"],
        "open"
    );
    assert_eq!(
        coordinator.having_read(survey).await.post(at("pause"), ()).await.ok().json()["state"],
        "paused"
    );
    assert_eq!(
        coordinator.having_read(survey).await.post(at("resume"), ()).await.ok().json()["state"],
        "open"
    );
    assert_eq!(
        coordinator.having_read(survey).await.post(at("close"), ()).await.ok().json()["state"],
        "closed"
    );
    assert_eq!(
        coordinator.having_read(survey).await.post(at("pause"), ()).await.problem(),
        "409 survey-state"
    );
    assert_eq!(
        coordinator.having_read(survey).await.post(at("publish"), ()).await.problem(),
        "409 survey-state"
    );
    app.drain_jobs().await;
    let shown = coordinator.having_read(survey).await.post(at("results/publish"), ()).await.ok().json();
    assert_eq!(shown["results_published"], true);
    assert_eq!(
        app.audit().await,
        [
            "surveys.created",
            "surveys.published",
            "surveys.paused",
            "surveys.resumed",
            "surveys.closed",
            "surveys.results_computed",
            "surveys.results_published",
        ]
    );
}

#[both_databases]
async fn only_a_coordinator_manages_surveys(app: TestApp) {
    let survey = app.survey().await.await;
    let form = a_new_survey(&app).await;
    for person in [app.member().await, app.reviewer().await, app.admin().await] {
        assert_eq!(person.post("/surveys", &form).await.problem(), "403 forbidden");
        let revised = person.if_match("\"1\"").put(path(&survey), &form["settings"]).await;
        assert_eq!(revised.problem(), "403 forbidden");
        for step in ["publish", "pause", "resume", "close", "results/publish"] {
            let refused = person.if_match("\"1\"").post(format!("{}/{step}", path(&survey)), ()).await;
            assert_eq!(refused.problem(), "403 forbidden", "{step}");
        }
    }
    assert_eq!(app.visitor().post("/surveys", &form).await.problem(), "401 unauthenticated");
    assert!(app.audit().await.is_empty());
}

#[both_databases]
async fn a_draft_is_the_staffs(app: TestApp) {
    let draft = app.survey().await.with(|row| row.published_at = Set(None)).await;
    let public = app.survey().await.await;
    for person in [app.visitor(), app.member().await.client().clone()] {
        assert_eq!(person.get(path(&draft)).await.problem(), "404 not-found");
        let listed = person.get("/surveys").await.items();
        assert_eq!(listed.len(), 1);
        assert_eq!(listed[0]["slug"], public.slug);
    }
    for staff in [app.reviewer().await, app.coordinator().await] {
        assert_eq!(staff.get(path(&draft)).await.ok().json()["state"], "draft");
        assert_eq!(staff.get("/surveys").await.items().len(), 2);
    }
}

#[both_databases]
async fn surveys_are_listed_by_campaign(app: TestApp) {
    let campaign = app.campaign().await;
    let id = campaign.id;
    let of_it = app.survey().await.with(move |row| row.campaign_id = Set(Some(id))).await;
    app.survey().await.await;
    let listed = app.visitor().get(format!("/surveys?campaign={}", campaign.slug)).await.items();
    assert_eq!(listed.len(), 1);
    assert_eq!(listed[0]["slug"], of_it.slug);
    assert_eq!(listed[0]["campaign"]["slug"], campaign.slug);
}

#[both_databases]
async fn a_survey_is_revised_and_what_was_answered_stays(app: TestApp) {
    let coordinator = app.coordinator().await;
    let mut settings = settings(&app).await;
    let survey = app.survey().await.await;
    let etag = coordinator.get(path(&survey)).await.etag();
    let revised = coordinator.if_match(&etag).put(path(&survey), &settings).await.ok();
    assert_eq!(revised.json()["title"]["el"], "Έρευνα καινοτομίας");
    assert_eq!(coordinator.if_match(&etag).put(path(&survey), &settings).await.problem(), "412 stale");

    submit(app.member().await.client(), &survey, answers()).await.ok();
    settings["audience"] = json!("public");
    let refused = coordinator.if_match(revised.etag()).put(path(&survey), &settings).await;
    assert_eq!(refused.problem(), "422 validation /audience fixed");
}

#[both_databases]
async fn a_survey_refers_to_what_is_there_and_ends_after_it_begins(app: TestApp) {
    let coordinator = app.coordinator().await;
    let mut form = a_new_survey(&app).await;
    let ends = form["settings"]["closes_at"].clone();
    form["settings"]["closes_at"] = form["settings"]["opens_at"].clone();
    assert_eq!(
        coordinator.post("/surveys", &form).await.problem(),
        "422 validation /settings/closes_at window"
    );
    form["settings"]["closes_at"] = ends;
    let other = app.published_questionnaire(QuestionnairePurpose::SubmissionForm, app.short_form()).await;
    form["settings"]["questionnaire_version_id"] = json!(other.id);
    assert_eq!(
        coordinator.post("/surveys", &form).await.problem(),
        "422 validation /settings/questionnaire_version_id unknown_reference"
    );
}

#[both_databases]
async fn an_address_is_taken_once(app: TestApp) {
    let coordinator = app.coordinator().await;
    let form = a_new_survey(&app).await;
    coordinator.post("/surveys", &form).await.expect(201);
    assert_eq!(coordinator.post("/surveys", &form).await.problem(), "422 validation /slug taken");
}
