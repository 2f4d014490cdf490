use insta::assert_snapshot;
use serde_json::json;
use wenovate::campaigns::StageKind;

use crate::app::{TestApp, both_databases};

#[both_databases]
async fn dates_are_set_by_a_coordinator(app: TestApp) {
    let campaign = app.campaign().await;
    let coordinator = app.coordinator().await;
    let path = format!("{}/stages", campaign.path());
    let form = json!({ "stages": [
        { "kind": "triage", "opens_at": "2027-01-10T00:00:00Z", "closes_at": null },
    ]});
    assert_snapshot!(app.reviewer().await.if_match("\"1\"").put(&path, &form).await.problem(), @"403 forbidden");
    assert_snapshot!(coordinator.put(&path, &form).await.problem(), @"428 precondition-required");
    let reply = coordinator.if_match("\"1\"").put(&path, &form).await.ok();
    assert_eq!(reply.json()["stages"][2]["state"], "scheduled");
    assert_eq!(reply.json()["stages"][1]["state"], "open", "a stage that is left out keeps its window");
    assert_snapshot!(coordinator.if_match("\"1\"").put(&path, &form).await.problem(), @"412 stale");
    assert_eq!(app.audit().await, ["campaigns.stages_dated"]);
}

#[both_databases]
async fn what_is_set_by_hand_stands_above_the_dates_and_says_why(app: TestApp) {
    let campaign = app.campaign().stage_closed(StageKind::Submit).await;
    let coordinator = app.coordinator().await;
    let path = format!("{}/stages/submit/override", campaign.path());
    let form = json!({ "state": "open", "reason": "Παράταση λόγω διακοπής" });
    assert_snapshot!(app.member().await.if_match("\"1\"").put(&path, &form).await.problem(), @"403 forbidden");
    let unexplained =
        coordinator.if_match("\"1\"").put(&path, json!({ "state": "open", "reason": "" })).await;
    assert_snapshot!(unexplained.problem(), @"422 validation /reason length");

    let reply = coordinator.if_match("\"1\"").put(&path, &form).await.ok();
    let shown = app.visitor().get(campaign.path()).await.ok().json();
    assert_eq!(shown["stages"][1]["state"], "open");
    assert_eq!(shown["stages"][1]["override_reason"], "Παράταση λόγω διακοπής");

    let back = json!({ "state": null, "reason": "Η παράταση έληξε" });
    let reply = coordinator.if_match(reply.etag()).put(&path, back).await.ok();
    assert_eq!(reply.json()["stages"][1]["state"], "closed");
    let events = app.audit_events().await;
    assert_eq!(events.len(), 2);
    assert_eq!(events[0].event, "campaigns.stage_overruled");
    assert_eq!(events[0].details["reason"], "Παράταση λόγω διακοπής");
    assert_eq!(events[1].details["from"], "open");
}

#[both_databases]
async fn there_are_five_stages_and_no_other(app: TestApp) {
    let campaign = app.campaign().await;
    let path = format!("{}/stages/party/override", campaign.path());
    let form = json!({ "state": "open", "reason": "γιατί όχι" });
    let reply = app.coordinator().await.if_match("\"1\"").put(path, form).await;
    assert_snapshot!(reply.problem(), @"404 not-found");
}
