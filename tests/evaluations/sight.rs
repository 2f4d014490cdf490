//! What is hidden, from whom, and until when.

use serde_json::{Value, json};

use crate::app::{TestApp, both_databases, factory::an_evaluation};

#[both_databases]
async fn others_evaluations_are_hidden_until_ones_own(app: TestApp) {
    let campaign = app.design_campaign().await;
    let round = app.round(&campaign, &[&app.member().await]).await;
    let theirs = app.evaluation(&round, &app.member().await, 2).await;
    let evaluator = app.member().await;
    let hidden = |shown: Value| assert_eq!(shown["summary"], Value::Null);
    assert_eq!(evaluator.get(round.evaluations()).await.problem(), "403 evaluations-hidden");
    assert_eq!(evaluator.get(format!("/evaluations/{}", theirs.id)).await.problem(), "404 not-found");
    hidden(evaluator.get(round.path()).await.ok().json());
    let draft = json!({ "values": {}, "status": "draft" });
    let draft = evaluator.post(round.evaluations(), draft).await.ok().id();
    assert_eq!(evaluator.get(round.evaluations()).await.problem(), "403 evaluations-hidden");
    hidden(evaluator.get(round.path()).await.ok().json());
    evaluator.if_match("\"1\"").put(format!("/evaluations/{draft}"), an_evaluation()).await.ok();
    assert_eq!(evaluator.get(round.evaluations()).await.ok().items().len(), 2);
    assert_eq!(evaluator.get(format!("/evaluations/{}", theirs.id)).await.ok().json()["weighted"], 2.0);
    let summary = evaluator.get(round.path()).await.ok().json()["summary"].clone();
    assert_eq!((&summary["overall"]["count"], &summary["overall"]["mean"]), (&2.into(), &3.0.into()));
    assert!((summary["overall"]["spread"].as_f64().unwrap() - 2.0_f64.sqrt()).abs() < 1e-9);
    assert_eq!(summary["criteria"][0]["key"], "value");
    assert_eq!(summary["criteria"][0]["steps"][4], json!({ "value": 5, "count": 1 }));
}

#[both_databases]
async fn drafts_are_nobody_elses(app: TestApp) {
    let campaign = app.design_campaign().await;
    let round = app.round(&campaign, &[&app.member().await]).await;
    let draft = json!({ "values": {}, "status": "draft" });
    let draft = app.member().await.post(round.evaluations(), draft).await.ok().id();
    let evaluator = app.member().await;
    app.evaluation(&round, &evaluator, 4).await;
    assert_eq!(evaluator.get(round.evaluations()).await.ok().items().len(), 1);
    assert_eq!(evaluator.get(format!("/evaluations/{draft}")).await.problem(), "404 not-found");
}

#[both_databases]
async fn the_team_and_the_staff_see_them_after_the_outcome(app: TestApp) {
    let (campaign, lead) = (app.design_campaign().await, app.member().await);
    let round = app.round(&campaign, &[&lead]).await;
    app.quorum(&round).await;
    assert_eq!(lead.get(round.evaluations()).await.problem(), "403 evaluations-hidden");
    assert_eq!(app.reviewer().await.get(round.evaluations()).await.problem(), "403 evaluations-hidden");
    let decision = json!({ "outcome": "revise", "rationale": "Λείπει το κόστος της συντήρησης." });
    app.coordinator().await.post(round.decision(), decision).await.ok();
    assert_eq!(lead.get(round.evaluations()).await.ok().items().len(), 2);
    assert_eq!(lead.get(round.path()).await.ok().json()["rationale"], "Λείπει το κόστος της συντήρησης.");
}

#[both_databases]
async fn who_decides_sees_them_with_the_quorum_and_evaluates_no_more(app: TestApp) {
    let campaign = app.design_campaign().await;
    let round = app.round(&campaign, &[&app.member().await]).await;
    let coordinator = app.coordinator().await;
    app.evaluation(&round, &app.member().await, 4).await;
    assert_eq!(coordinator.get(round.evaluations()).await.problem(), "403 evaluations-hidden");
    assert_eq!(coordinator.get(round.path()).await.ok().json()["abilities"]["can_evaluate"], true);
    app.evaluation(&round, &app.member().await, 4).await;
    assert_eq!(coordinator.get(round.evaluations()).await.ok().items().len(), 2);
    let reply = coordinator.post(round.evaluations(), an_evaluation()).await;
    assert_eq!(reply.problem(), "403 sees-evaluations");
}

#[both_databases]
async fn an_evaluator_still_sees_the_round_while_the_team_revises(app: TestApp) {
    let (campaign, evaluator) = (app.design_campaign().await, app.member().await);
    let round = app.round(&campaign, &[&app.member().await]).await;
    app.evaluation(&round, &evaluator, 3).await;
    app.evaluation(&round, &app.member().await, 3).await;
    let stranger = app.member().await;
    assert_eq!(stranger.get(round.path()).await.status(), 200);
    let decision = json!({ "outcome": "revise", "rationale": "Λείπει το κόστος της συντήρησης." });
    app.coordinator().await.post(round.decision(), decision).await.ok();
    assert_eq!(evaluator.get(round.path()).await.ok().json()["outcome"], "revise");
    assert_eq!(stranger.get(round.path()).await.problem(), "404 not-found");
    assert_eq!(stranger.get(round.evaluations()).await.problem(), "404 not-found");
    assert_eq!(app.visitor().get(round.path()).await.problem(), "401 unauthenticated");
}
