//! `POST /evaluation-rounds/{id}/evaluations` and `PUT /evaluations/{id}`

use serde_json::json;
use wenovate::campaigns::StageKind;

use crate::app::{TestApp, both_databases, factory::an_evaluation};

#[both_databases]
async fn a_member_of_another_body_evaluates_once(app: TestApp) {
    let campaign = app.design_campaign().await;
    let round = app.round(&campaign, &[&app.member().await]).await;
    let evaluator = app.member().await;
    let given = evaluator.post(round.evaluations(), an_evaluation()).await.expect(201).json();
    assert_eq!(given["weighted"], 4.0);
    assert_eq!(app.audit().await, ["evaluations.submitted"]);
    let again = evaluator.post(round.evaluations(), an_evaluation()).await;
    assert_eq!(again.problem(), "409 already-evaluated");
}

#[both_databases]
async fn two_evaluations_at_once_are_one(app: TestApp) {
    let campaign = app.design_campaign().await;
    let round = app.round(&campaign, &[&app.member().await]).await;
    let (evaluator, path) = (app.member().await, round.evaluations());
    let (one, two) =
        tokio::join!(evaluator.post(&path, an_evaluation()), evaluator.post(&path, an_evaluation()));
    let mut statuses = [one.status(), two.status()];
    statuses.sort_unstable();
    assert_eq!(statuses, [201, 409]);
}

#[both_databases]
async fn the_team_does_not_evaluate_its_project(app: TestApp) {
    let (campaign, lead) = (app.design_campaign().await, app.member().await);
    let round = app.round(&campaign, &[&lead]).await;
    let reply = lead.post(round.evaluations(), an_evaluation()).await;
    assert_eq!(reply.problem(), "403 conflict-of-interest");
    assert_eq!(reply.json()["reason"], "in_team");
}

#[both_databases]
async fn a_colleague_of_the_team_does_not_evaluate(app: TestApp) {
    let (campaign, body) = (app.design_campaign().await, app.organisation().await);
    let (lead, other) = (app.member().await, app.member_of(&body).await);
    let round = app.round(&campaign, &[&lead, &other]).await;
    let colleague = app.member_of(&body).await;
    let reply = colleague.post(round.evaluations(), an_evaluation()).await;
    assert_eq!(reply.problem(), "403 conflict-of-interest");
    assert_eq!(reply.json()["reason"], "same_body");
    let shown = colleague.get(round.path()).await.ok().json();
    assert_eq!(
        (&shown["refusal"], &shown["abilities"]["can_evaluate"]),
        (&"same_body".into(), &false.into())
    );
}

#[both_databases]
async fn evaluating_is_for_members_of_a_body(app: TestApp) {
    let campaign = app.design_campaign().await;
    let round = app.round(&campaign, &[&app.member().await]).await;
    let path = round.evaluations();
    assert_eq!(app.visitor().post(&path, an_evaluation()).await.problem(), "401 unauthenticated");
    let citizen = app.member().citizen().await;
    assert_eq!(citizen.post(&path, an_evaluation()).await.problem(), "403 body-required");
}

#[both_databases]
async fn a_draft_waits_for_what_is_missing(app: TestApp) {
    let campaign = app.design_campaign().await;
    let round = app.round(&campaign, &[&app.member().await]).await;
    let evaluator = app.member().await;
    let draft = json!({ "values": { "value": 3 }, "status": "draft" });
    let draft = evaluator.post(round.evaluations(), draft).await.expect(201);
    assert_eq!(evaluator.get(round.path()).await.ok().json()["evaluated"], 0);
    let path = format!("/evaluations/{}", draft.id());
    let half = json!({ "values": { "value": 3 }, "status": "submitted" });
    let etag = evaluator.get(&path).await.ok().etag();
    let reply = evaluator.if_match(&etag).put(&path, half).await;
    assert_eq!(reply.problem(), "422 validation /values/effort required");
    assert_eq!(evaluator.put(&path, an_evaluation()).await.problem(), "428 precondition-required");
    let submitted = evaluator.if_match(&etag).put(&path, an_evaluation()).await.ok();
    assert_eq!(submitted.json()["status"], "submitted");
    assert_eq!(evaluator.if_match(&etag).put(&path, an_evaluation()).await.problem(), "412 stale");
    let draft = json!({ "values": {}, "status": "draft" });
    let reply = evaluator.if_match(submitted.etag()).put(&path, draft).await;
    assert_eq!(reply.problem(), "409 already-submitted");
    assert_eq!(app.audit().await, ["evaluations.drafted", "evaluations.submitted"]);
}

#[both_databases]
async fn one_abstains_from_a_criterion_and_not_from_all(app: TestApp) {
    let campaign = app.design_campaign().await;
    let round = app.round(&campaign, &[&app.member().await]).await;
    let evaluator = app.member().await;
    let all = json!({ "values": { "value": null, "effort": null }, "status": "submitted" });
    let reply = evaluator.post(round.evaluations(), all).await;
    assert_eq!(reply.problem(), "422 validation /values all_abstained");
    let one = json!({ "values": { "value": null, "effort": 2 }, "status": "submitted" });
    assert_eq!(evaluator.post(round.evaluations(), one).await.expect(201).json()["weighted"], 2.0);
}

#[both_databases]
async fn values_are_steps_of_the_scale(app: TestApp) {
    let campaign = app.design_campaign().await;
    let round = app.round(&campaign, &[&app.member().await]).await;
    let form = json!({ "values": { "value": 6, "effort": 1, "beauty": 5 }, "status": "submitted" });
    let reply = app.member().await.post(round.evaluations(), form).await;
    assert_eq!(reply.problem(), "422 validation /values/value unknown_option, /values/beauty unknown_field");
}

#[both_databases]
async fn nobody_revises_anothers_evaluation(app: TestApp) {
    let campaign = app.design_campaign().await;
    let round = app.round(&campaign, &[&app.member().await]).await;
    let given = app.evaluation(&round, &app.member().await, 3).await;
    let path = format!("/evaluations/{}", given.id);
    let other = app.coordinator().await;
    assert_eq!(other.if_match("\"1\"").put(&path, an_evaluation()).await.problem(), "404 not-found");
}

#[both_databases]
async fn after_the_outcome_nothing_is_evaluated_or_revised(app: TestApp) {
    let campaign = app.design_campaign().await;
    let round = app.round(&campaign, &[&app.member().await]).await;
    let evaluator = app.member().await;
    let given = app.evaluation(&round, &evaluator, 3).await;
    app.evaluation(&round, &app.member().await, 5).await;
    let decision = json!({ "outcome": "approve", "rationale": "Όλοι συμφωνούν ότι λύνει το πρόβλημα." });
    app.coordinator().await.post(round.decision(), decision).await.ok();
    let path = format!("/evaluations/{}", given.id);
    let revision = evaluator.if_match("\"1\"").put(&path, an_evaluation()).await;
    assert_eq!(revision.problem(), "409 round-decided");
    let late = app.member().await.post(round.evaluations(), an_evaluation()).await;
    assert_eq!(late.problem(), "409 round-decided");
}

#[both_databases]
async fn a_closed_stage_takes_no_evaluations_and_nothing_waits_in_it(app: TestApp) {
    let (campaign, lead) = (app.design_campaign().await, app.member().await);
    let round = app.round(&campaign, &[&lead]).await;
    let (early, late) = (app.member().await, app.member().await);
    let given = early.post(round.evaluations(), an_evaluation()).await.expect(201).json();
    let waiting = "/evaluation-rounds?awaiting_me=true";
    assert_eq!(late.get(waiting).await.ok().items().len(), 1);
    app.close_stage(&campaign, StageKind::Design).await;
    assert_eq!(late.get(waiting).await.ok().items().len(), 0);
    let shown = late.get(round.path()).await.ok().json();
    assert_eq!(
        (&shown["refusal"], &shown["abilities"]["can_evaluate"]),
        (&"stage_closed".into(), &false.into())
    );
    assert_eq!(late.post(round.evaluations(), an_evaluation()).await.problem(), "409 stage-closed");
    let path = format!("/evaluations/{}", given["id"].as_str().unwrap());
    let revised = early.with("If-Match", "\"1\"").put(&path, an_evaluation()).await;
    assert_eq!(revised.problem(), "409 stage-closed");
}
