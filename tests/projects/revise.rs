//! `PUT /projects/{id}`

use serde_json::{Value, json};

use crate::app::{TestApp, both_databases};

fn title() -> Value {
    json!({ "title": "Ένα ραντεβού για όλους", "summary": "Κοινό σύστημα ραντεβού για τους δήμους." })
}

#[both_databases]
async fn the_lead_words_title_and_summary(app: TestApp) {
    let (campaign, lead, other) = (app.design_campaign().await, app.member().await, app.member().await);
    let project = app.project(&campaign, &[&lead, &other]).await;
    let etag = lead.get(project.path()).await.ok().etag();
    assert_eq!(other.if_match(&etag).put(project.path(), title()).await.problem(), "403 forbidden");
    let revised = lead.if_match(&etag).put(project.path(), title()).await.ok();
    assert_eq!(revised.json()["title"], "Ένα ραντεβού για όλους");
    assert_eq!(lead.if_match(&etag).put(project.path(), title()).await.problem(), "412 stale");
    assert_eq!(lead.put(project.path(), title()).await.problem(), "428 precondition-required");
    assert_eq!(app.audit().await, ["projects.revised"]);
}

#[both_databases]
async fn a_title_has_its_bounds(app: TestApp) {
    let (campaign, lead) = (app.design_campaign().await, app.member().await);
    let project = app.project(&campaign, &[&lead]).await;
    let form = json!({ "title": "Λίγο", "summary": "Κοινό σύστημα ραντεβού για τους δήμους." });
    let reply = lead.if_match("\"1\"").put(project.path(), form).await;
    assert_eq!(reply.problem(), "422 validation /title length");
}

#[both_databases]
async fn a_project_in_evaluation_keeps_its_title(app: TestApp) {
    let (campaign, lead) = (app.design_campaign().await, app.member().await);
    let project = app.round(&campaign, &[&lead]).await.project;
    let reply = lead.if_match("\"1\"").put(project.path(), title()).await;
    assert_eq!(reply.problem(), "409 project-state");
    let outsider = app.member().await;
    assert_eq!(outsider.if_match("\"1\"").put(project.path(), title()).await.problem(), "403 forbidden");
}
