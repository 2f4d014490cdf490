//! `POST /projects/{id}/evaluation-request`

use wenovate::campaigns::StageKind;

use crate::app::{TestApp, both_databases};

#[both_databases]
async fn a_complete_specification_goes_to_the_network(app: TestApp) {
    let (campaign, lead, other) = (app.design_campaign().await, app.member().await, app.member().await);
    let project = app.complete_project(&campaign, &[&lead, &other]).await;
    let round = other.post(project.evaluation_request(), ()).await.expect(201).json();
    assert_eq!((&round["number"], &round["quorum"], &round["evaluated"]), (&1.into(), &2.into(), &0.into()));
    assert_eq!(round["sections"][0]["key"], "problem");
    assert!(round["sections"][0]["body"].as_str().unwrap().starts_with("Ό,τι"));
    assert_eq!(round["project"]["status"], "in_evaluation");
    assert_eq!(round["project"]["challenge"]["status"], "in_evaluation");
    assert_eq!(round["refusal"], "in_team");
    assert_eq!(app.audit().await, ["challenges.advanced", "evaluations.opened"]);
    assert_eq!(lead.post(project.evaluation_request(), ()).await.problem(), "409 project-state");
}

#[both_databases]
async fn an_incomplete_specification_is_refused_by_name(app: TestApp) {
    let (campaign, lead) = (app.design_campaign().await, app.member().await);
    let project = app.project(&campaign, &[&lead]).await;
    let reply = lead.post(project.evaluation_request(), ()).await;
    assert_eq!(reply.problem(), "409 specification-incomplete");
    let missing = reply.json()["missing"].clone();
    assert_eq!((&missing[0]["key"], &missing[1]["key"]), (&"problem".into(), &"solution".into()));
    assert_eq!(missing[0]["title"]["el"], "Ενότητα problem");
    assert!(app.audit().await.is_empty());
}

#[both_databases]
async fn only_the_team_sends_its_project(app: TestApp) {
    let (campaign, lead) = (app.design_campaign().await, app.member().await);
    let project = app.complete_project(&campaign, &[&lead]).await;
    let path = project.evaluation_request();
    assert_eq!(app.visitor().post(&path, ()).await.problem(), "401 unauthenticated");
    assert_eq!(app.member().await.post(&path, ()).await.problem(), "404 not-found");
    assert_eq!(app.coordinator().await.post(&path, ()).await.problem(), "403 forbidden");
}

#[both_databases]
async fn two_requests_at_once_open_one_round(app: TestApp) {
    let (campaign, lead, other) = (app.design_campaign().await, app.member().await, app.member().await);
    let project = app.complete_project(&campaign, &[&lead, &other]).await;
    let path = project.evaluation_request();
    let (one, two) = tokio::join!(lead.post(&path, ()), other.post(&path, ()));
    let mut statuses = [one.status(), two.status()];
    statuses.sort_unstable();
    assert_eq!(statuses, [201, 409]);
}

#[both_databases]
async fn a_closed_stage_takes_no_project_for_evaluation(app: TestApp) {
    let (campaign, lead) = (app.design_campaign().await, app.member().await);
    let project = app.complete_project(&campaign, &[&lead]).await;
    assert_eq!(lead.get(project.path()).await.ok().json()["abilities"]["can_request_evaluation"], true);
    app.close_stage(&campaign, StageKind::Design).await;
    assert_eq!(lead.get(project.path()).await.ok().json()["abilities"]["can_request_evaluation"], false);
    let refused = lead.post(project.evaluation_request(), ()).await;
    assert_eq!(refused.problem(), "409 stage-closed");
    assert_eq!((&refused.json()["stage"], &refused.json()["state"]), (&"design".into(), &"closed".into()));
    assert!(app.audit().await.is_empty());
}
