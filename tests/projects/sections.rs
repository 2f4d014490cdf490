//! `PUT /projects/{id}/sections/{key}` and the versions that it keeps.

use serde_json::{Value, json};

use crate::app::{TestApp, both_databases};

fn text(body: &str) -> Value {
    json!({ "body": body })
}

#[both_databases]
async fn a_team_member_saves_a_section(app: TestApp) {
    let (campaign, lead, other) = (app.design_campaign().await, app.member().await, app.member().await);
    let project = app.project(&campaign, &[&lead, &other]).await;
    let path = project.section("problem");
    let read = other.get(&path).await.ok();
    let saved = other.if_match(read.etag()).put(&path, text("Οι ουρές\r\nείναι μεγάλες")).await.ok();
    assert_eq!(saved.json()["body"], "Οι ουρές\nείναι μεγάλες");
    assert_eq!(saved.json()["updated_by"]["id"], other.id().to_string());
    assert_eq!(saved.etag(), "\"1\"");
    assert_eq!(app.audit().await, ["projects.section_saved"]);
}

#[both_databases]
async fn saving_needs_the_revision_that_was_read(app: TestApp) {
    let (campaign, member) = (app.design_campaign().await, app.member().await);
    let project = app.project(&campaign, &[&member]).await;
    let reply = member.put(project.section("problem"), text("κείμενο")).await;
    assert_eq!(reply.problem(), "428 precondition-required");
}

#[both_databases]
async fn a_lost_race_keeps_both_texts(app: TestApp) {
    let (campaign, lead, other) = (app.design_campaign().await, app.member().await, app.member().await);
    let project = app.project(&campaign, &[&lead, &other]).await;
    let path = project.section("problem");
    lead.if_match("\"0\"").put(&path, text("Το κείμενο της πρώτης")).await.ok();
    let lost = other.if_match("\"0\"").put(&path, text("Το κείμενο του δεύτερου")).await;
    assert_eq!(lost.problem(), "412 stale");
    let current = &lost.json()["current"];
    assert_eq!(current["body"], "Το κείμενο της πρώτης");
    assert_eq!(current["revision"], 1);
    assert_eq!(current["updated_by"]["id"], lead.id().to_string());
    let merged = text("Το κείμενο της πρώτης. Το κείμενο του δεύτερου");
    other.if_match("\"1\"").put(&path, merged).await.ok();
    let versions = lead.get(format!("{path}/versions")).await.ok().items();
    assert_eq!(versions[1]["body"], "Το κείμενο της πρώτης");
    assert_eq!(versions[0]["number"], 2);
    assert_eq!(versions[0]["saved_by"]["id"], other.id().to_string());
}

#[both_databases]
async fn of_two_saves_at_once_one_is_told_of_the_other(app: TestApp) {
    let (campaign, lead, other) = (app.design_campaign().await, app.member().await, app.member().await);
    let project = app.project(&campaign, &[&lead, &other]).await;
    let path = project.section("problem");
    let (first, second) = (lead.if_match("\"0\""), other.if_match("\"0\""));
    let (one, two) = tokio::join!(first.put(&path, text("ένα")), second.put(&path, text("δύο")));
    let (won, lost) = if one.status() == 200 { (one, two) } else { (two, one) };
    assert_eq!(won.status(), 200);
    assert_eq!(lost.problem(), "412 stale");
    assert_eq!(lost.json()["current"]["body"], won.json()["body"]);
}

#[both_databases]
async fn different_sections_are_saved_side_by_side(app: TestApp) {
    let (campaign, lead, other) = (app.design_campaign().await, app.member().await, app.member().await);
    let project = app.project(&campaign, &[&lead, &other]).await;
    let (problem, solution) = (project.section("problem"), project.section("solution"));
    let (first, second) = (lead.if_match("\"0\""), other.if_match("\"0\""));
    let (one, two) = tokio::join!(first.put(problem, text("ένα")), second.put(solution, text("δύο")));
    assert_eq!((one.status(), two.status()), (200, 200));
}

#[both_databases]
async fn outsiders_do_not_write(app: TestApp) {
    let (campaign, member) = (app.design_campaign().await, app.member().await);
    let project = app.project(&campaign, &[&member]).await;
    let path = project.section("problem");
    let outsider = app.member().await;
    assert_eq!(app.visitor().if_match("\"0\"").put(&path, text("x")).await.problem(), "401 unauthenticated");
    assert_eq!(outsider.if_match("\"0\"").put(&path, text("x")).await.problem(), "404 not-found");
    assert_eq!(outsider.get(&path).await.problem(), "404 not-found");
    assert_eq!(outsider.get(format!("{path}/versions")).await.problem(), "404 not-found");
    let coordinator = app.coordinator().await;
    assert_eq!(coordinator.if_match("\"0\"").put(&path, text("x")).await.problem(), "403 forbidden");
    assert!(app.audit().await.is_empty());
}

#[both_databases]
async fn what_lies_before_the_network_is_not_changed(app: TestApp) {
    let (campaign, member) = (app.design_campaign().await, app.member().await);
    let project = app.round(&campaign, &[&member]).await.project;
    let reply = member.if_match("\"0\"").put(project.section("problem"), text("x")).await;
    assert_eq!(reply.problem(), "409 project-state");
    let evaluator = app.member().await;
    assert_eq!(evaluator.get(project.section("problem")).await.status(), 200);
    let versions = format!("{}/versions", project.section("problem"));
    assert_eq!(evaluator.get(versions).await.problem(), "403 forbidden");
}

#[both_databases]
async fn a_text_has_an_end_and_no_control_characters(app: TestApp) {
    let (campaign, member) = (app.design_campaign().await, app.member().await);
    let project = app.project(&campaign, &[&member]).await;
    let save = async |key: &str, body: &str| {
        member.if_match("\"0\"").put(project.section(key), text(body)).await.problem()
    };
    assert_eq!(save("problem", &"α".repeat(20_001)).await, "422 validation /body length");
    assert_eq!(save("problem", "α\u{0}β").await, "422 validation /body control_character");
    assert_eq!(save("nothing", "α").await, "404 not-found");
}

#[both_databases]
async fn saving_the_same_text_makes_no_version(app: TestApp) {
    let (campaign, member) = (app.design_campaign().await, app.member().await);
    let project = app.project(&campaign, &[&member]).await;
    let path = project.section("problem");
    member.if_match("\"0\"").put(&path, text("ίδιο")).await.ok();
    let same = member.if_match("\"1\"").put(&path, text("ίδιο")).await.ok();
    assert_eq!(same.etag(), "\"1\"");
    assert_eq!(member.get(format!("{path}/versions")).await.ok().items().len(), 1);
}
