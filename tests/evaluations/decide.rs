//! `POST /evaluation-rounds/{id}/decision`

use serde_json::{Value, json};
use wenovate::campaigns::StageKind;

use crate::app::{TestApp, both_databases, factory::an_evaluation};

fn decision(outcome: &str) -> Value {
    json!({ "outcome": outcome, "rationale": "Οι αξιολογήσεις συμφωνούν στα κύρια σημεία." })
}

#[both_databases]
async fn what_is_approved_solves_its_challenge(app: TestApp) {
    let (campaign, lead) = (app.design_campaign().await, app.member().await);
    let round = app.round(&campaign, &[&lead]).await;
    app.quorum(&round).await;
    let coordinator = app.coordinator().await;
    assert_eq!(coordinator.get(round.path()).await.ok().json()["abilities"]["can_decide"], true);
    let decided = coordinator.post(round.decision(), decision("approve")).await.ok().json();
    assert_eq!((&decided["status"], &decided["outcome"]), (&"decided".into(), &"approve".into()));
    assert_eq!(decided["project"]["status"], "approved");
    assert_eq!(decided["project"]["challenge"]["status"], "solved");
    assert_eq!(app.audit().await, ["challenges.advanced", "evaluations.decided"]);
    assert_eq!(app.was_told(&lead).await[0].kind, "evaluations.decided");
    assert_eq!(app.mailbox(lead.email()).await.len(), 1);
}

#[both_databases]
async fn what_is_rejected_closes_its_challenge(app: TestApp) {
    let (campaign, lead) = (app.design_campaign().await, app.member().await);
    let round = app.round(&campaign, &[&lead]).await;
    app.quorum(&round).await;
    let decided = app.coordinator().await.post(round.decision(), decision("reject")).await.ok().json();
    assert_eq!(decided["project"]["status"], "rejected");
    assert_eq!(decided["project"]["challenge"]["status"], "closed");
    assert_eq!(lead.get(round.project.path()).await.ok().json()["abilities"]["can_write"], false);
}

#[both_databases]
async fn a_revision_opens_a_second_round(app: TestApp) {
    let (campaign, lead) = (app.design_campaign().await, app.member().await);
    let round = app.round(&campaign, &[&lead]).await;
    app.quorum(&round).await;
    app.coordinator().await.post(round.decision(), decision("revise")).await.ok();
    let project = lead.get(round.project.path()).await.ok().json();
    assert_eq!(
        (&project["status"], &project["challenge"]["status"]),
        (&"revising".into(), &"in_design".into())
    );
    let better = json!({ "body": "Με το κόστος της συντήρησης για πέντε χρόνια." });
    lead.if_match("\"0\"").put(round.project.section("solution"), better).await.ok();
    let second = lead.post(round.project.evaluation_request(), ()).await.expect(201).json();
    assert_eq!((&second["number"], &second["evaluated"]), (&2.into(), &0.into()));
    assert_eq!(second["sections"][1]["body"], "Με το κόστος της συντήρησης για πέντε χρόνια.");
    let first = lead.get(round.path()).await.ok().json();
    assert_eq!(first["sections"][1]["body"], "Όπως στάλθηκε");
    let rounds = lead.get(format!("/evaluation-rounds?project_id={}", round.project.id)).await.ok().items();
    assert_eq!(rounds.len(), 2);
}

#[both_databases]
async fn an_outcome_needs_the_quorum(app: TestApp) {
    let campaign = app.design_campaign().await;
    let round = app.round(&campaign, &[&app.member().await]).await;
    app.evaluation(&round, &app.member().await, 4).await;
    let reply = app.coordinator().await.post(round.decision(), decision("approve")).await;
    assert_eq!(reply.problem(), "409 quorum-missing");
    assert_eq!((&reply.json()["quorum"], &reply.json()["evaluated"]), (&2.into(), &1.into()));
    assert!(app.audit().await.is_empty());
}

#[both_databases]
async fn whoever_evaluated_does_not_decide(app: TestApp) {
    let campaign = app.design_campaign().await;
    let round = app.round(&campaign, &[&app.member().await]).await;
    let coordinator = app.coordinator().await;
    coordinator.post(round.evaluations(), an_evaluation()).await.expect(201);
    app.evaluation(&round, &app.member().await, 4).await;
    let reply = coordinator.post(round.decision(), decision("approve")).await;
    assert_eq!(reply.problem(), "403 evaluator-decides");
}

#[both_databases]
async fn the_team_does_not_decide(app: TestApp) {
    let (campaign, coordinator) = (app.design_campaign().await, app.coordinator().await);
    let round = app.round(&campaign, &[&coordinator]).await;
    app.quorum(&round).await;
    let reply = coordinator.post(round.decision(), decision("approve")).await;
    assert_eq!(reply.problem(), "403 conflict-of-interest");
}

#[both_databases]
async fn only_a_coordinator_decides(app: TestApp) {
    let (campaign, lead) = (app.design_campaign().await, app.member().await);
    let round = app.round(&campaign, &[&lead]).await;
    app.quorum(&round).await;
    assert_eq!(
        app.visitor().post(round.decision(), decision("approve")).await.problem(),
        "401 unauthenticated"
    );
    assert_eq!(
        app.member().await.post(round.decision(), decision("approve")).await.problem(),
        "403 forbidden"
    );
    assert_eq!(
        app.reviewer().await.post(round.decision(), decision("approve")).await.problem(),
        "403 forbidden"
    );
}

#[both_databases]
async fn a_decision_says_why(app: TestApp) {
    let campaign = app.design_campaign().await;
    let round = app.round(&campaign, &[&app.member().await]).await;
    app.quorum(&round).await;
    let silent = json!({ "outcome": "approve", "rationale": "ναι" });
    let reply = app.coordinator().await.post(round.decision(), silent).await;
    assert_eq!(reply.problem(), "422 validation /rationale length");
}

#[both_databases]
async fn of_two_deciders_at_once_one_decides(app: TestApp) {
    let (campaign, lead) = (app.design_campaign().await, app.member().await);
    let round = app.round(&campaign, &[&lead]).await;
    app.quorum(&round).await;
    let (one, two, path) = (app.coordinator().await, app.coordinator().await, round.decision());
    let (first, second) =
        tokio::join!(one.post(&path, decision("approve")), two.post(&path, decision("reject")));
    let (won, lost) = if first.status() == 200 { (first, second) } else { (second, first) };
    assert_eq!(lost.problem(), "409 round-decided");
    let status = lead.get(round.project.path()).await.ok().text_at("/status");
    let expected = if won.text_at("/outcome") == "approve" { "approved" } else { "rejected" };
    assert_eq!(status, expected);
    assert_eq!(app.audit().await, ["challenges.advanced", "evaluations.decided"]);
}

#[both_databases]
async fn a_closed_stage_takes_no_outcome(app: TestApp) {
    let (campaign, lead, coordinator) =
        (app.design_campaign().await, app.member().await, app.coordinator().await);
    let round = app.round(&campaign, &[&lead]).await;
    app.quorum(&round).await;
    assert_eq!(coordinator.get(round.path()).await.ok().json()["abilities"]["can_decide"], true);
    app.close_stage(&campaign, StageKind::Design).await;
    assert_eq!(coordinator.get(round.path()).await.ok().json()["abilities"]["can_decide"], false);
    let body = json!({ "outcome": "approve", "rationale": "Λύνει το πρόβλημα με λογικό κόστος." });
    assert_eq!(coordinator.post(round.decision(), body).await.problem(), "409 stage-closed");
}
