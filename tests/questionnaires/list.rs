use crate::app::{TestApp, both_databases};

use super::{a_draft, a_questionnaire, version};

#[both_databases]
async fn a_coordinator_writes_and_lists_questionnaires(app: TestApp) {
    let coordinator = app.coordinator().await;
    let draft = a_draft(&app, &coordinator).await;
    assert_eq!(draft.header("location"), format!("/api/v1{}", version(&draft.id())));
    assert_eq!(draft.json()["status"], "draft");

    let listed = coordinator.get("/questionnaires?purpose=survey").await.items();
    assert_eq!(listed.len(), 1);
    assert_eq!(listed[0]["versions"][0]["id"], draft.id());
    assert_eq!(listed[0]["abilities"]["can_draft"], false);
    assert!(coordinator.get("/questionnaires?purpose=submission_form").await.items().is_empty());

    let id = listed[0]["id"].as_str().unwrap().to_owned();
    let shown = coordinator.get(format!("/questionnaires/{id}")).await.ok().json();
    assert_eq!(shown, listed[0]);
    assert_eq!(app.audit().await, ["questionnaires.created"]);
}

#[both_databases]
async fn the_list_goes_on_page_by_page(app: TestApp) {
    let coordinator = app.coordinator().await;
    for _ in 0..3 {
        a_draft(&app, &coordinator).await;
    }
    let first = coordinator.get("/questionnaires?limit=2").await.ok();
    assert_eq!(first.items().len(), 2);
    let next = first.text_at("/next");
    let last = coordinator.get(format!("/questionnaires?limit=2&after={next}")).await.ok();
    assert_eq!(last.items().len(), 1);
    assert!(last.json().get("next").is_none());
}

#[both_databases]
async fn others_neither_write_nor_list_questionnaires(app: TestApp) {
    for person in [app.member().await, app.reviewer().await, app.admin().await] {
        assert_eq!(person.get("/questionnaires").await.problem(), "403 forbidden");
        assert_eq!(person.post("/questionnaires", a_questionnaire(&app)).await.problem(), "403 forbidden");
    }
    assert_eq!(app.visitor().get("/questionnaires").await.problem(), "401 unauthenticated");
    assert!(app.audit().await.is_empty());
}

#[both_databases]
async fn a_key_is_taken_once(app: TestApp) {
    let coordinator = app.coordinator().await;
    let form = a_questionnaire(&app);
    coordinator.post("/questionnaires", &form).await.expect(201);
    assert_eq!(coordinator.post("/questionnaires", &form).await.problem(), "422 validation /key taken");
}

#[both_databases]
async fn a_definition_that_contradicts_itself_is_refused_where_it_is_wrong(app: TestApp) {
    let coordinator = app.coordinator().await;
    let mut form = a_questionnaire(&app);
    form["definition"]["sections"][0]["questions"][0]["options"] =
        serde_json::json!([{ "value": "a", "label": { "el": "Ένα", "en": "One" } }]);
    let fault = "/definition/sections/0/questions/0/options";
    assert_eq!(
        coordinator.post("/questionnaires", &form).await.problem(),
        format!("422 validation {fault} unknown_field, {fault} too_few"),
    );
    form["definition"]["sections"][0]["questions"][0] = serde_json::json!({ "key": "a", "typ": "date" });
    assert_eq!(
        coordinator.post("/questionnaires", &form).await.problem(),
        "422 validation /definition/sections/0/questions/0/typ unknown_field",
    );
    assert!(app.audit().await.is_empty());
}
