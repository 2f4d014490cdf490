use serde_json::json;

use super::a_set;
use crate::app::{TestApp, both_databases};

#[both_databases]
async fn a_set_begins_as_a_draft_with_its_scale_in_order(app: TestApp) {
    let coordinator = app.coordinator().await;
    let set = coordinator.post("/criteria-sets", a_set("triage")).await.expect(201);
    assert_eq!((&set.json()["status"], &set.json()["version"]), (&json!("draft"), &json!(1)));
    assert_eq!(set.json()["scale"][0]["value"], 1);
    assert_eq!(set.json()["abilities"], json!({ "can_publish": true, "can_revise": true }));
    assert_eq!(app.audit().await, ["criteria.created"]);
    let next = coordinator.post("/criteria-sets", a_set("triage")).await.ok();
    assert_eq!(next.json()["version"], 2);
}

#[both_databases]
async fn weights_add_up_to_a_hundred(app: TestApp) {
    let mut set = a_set("triage");
    set["criteria"][0]["weight"] = json!(70);
    let refused = app.coordinator().await.post("/criteria-sets", set).await;
    assert_eq!(refused.problem(), "422 validation /criteria weights");
}

#[both_databases]
async fn keys_and_steps_stand_once_and_have_labels(app: TestApp) {
    let coordinator = app.coordinator().await;
    let mut set = a_set("triage");
    set["criteria"][1]["key"] = json!("value");
    set["criteria"][2]["key"] = json!("Τεκμήρια");
    set["scale"][1]["value"] = json!(3);
    set["scale"][2]["value"] = json!(11);
    set["scale"][0]["label"]["el"] = json!("");
    assert_eq!(
        coordinator.post("/criteria-sets", set).await.problem(),
        "422 validation /scale/0/label required, /scale/1/value duplicate, /scale/2/value range, \
         /criteria/1/key duplicate, /criteria/2/key slug"
    );
}

#[both_databases]
async fn a_key_keeps_its_purpose(app: TestApp) {
    let coordinator = app.coordinator().await;
    coordinator.post("/criteria-sets", a_set("triage")).await.ok();
    let mut other = a_set("triage");
    other["purpose"] = json!("evaluation");
    assert_eq!(coordinator.post("/criteria-sets", other).await.problem(), "422 validation /purpose purpose");
}

#[both_databases]
async fn only_coordinators_write_criteria(app: TestApp) {
    for person in [app.member().await, app.reviewer().await, app.admin().await] {
        assert_eq!(person.post("/criteria-sets", a_set("triage")).await.problem(), "403 forbidden");
    }
    assert_eq!(app.visitor().post("/criteria-sets", a_set("triage")).await.problem(), "401 unauthenticated");
    assert!(app.audit().await.is_empty());
}
