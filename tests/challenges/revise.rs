use sea_orm::Set;
use serde_json::json;
use wenovate::challenges::ChallengeStatus;

use super::create::create;
use crate::app::{TestApp, both_databases};

#[both_databases]
async fn a_coordinator_revises_and_it_is_found_by_its_new_words(app: TestApp) {
    let (campaign, by) = (app.campaign().await, app.coordinator().await);
    let challenge = create(&app, &campaign, &by, "Ραντεβού στα ΚΕΠ").await;
    let path = format!("/challenges/{}", challenge.id);
    let change = json!({ "title": "Ψηφιακές ουρές αναμονής", "capacity": 12 });
    let revised = by.if_match("\"1\"").patch(&path, change).await.ok();
    assert_eq!(revised.json()["capacity"], 12);
    assert_eq!(revised.json()["summary"], challenge.summary);
    assert_eq!(revised.etag(), "\"2\"");
    assert_eq!(app.visitor().get("/challenges?q=ουρά").await.ok().items().len(), 1);
    assert_eq!(app.audit().await.last().unwrap(), "challenges.revised");
}

#[both_databases]
async fn a_lost_race_is_refused(app: TestApp) {
    let (campaign, by) = (app.campaign().await, app.coordinator().await);
    let path = format!("/challenges/{}", app.challenge(&campaign, by.id()).await.id);
    assert_eq!(by.patch(&path, json!({ "capacity": 7 })).await.problem(), "428 precondition-required");
    by.if_match("\"1\"").patch(&path, json!({ "capacity": 7 })).await.ok();
    assert_eq!(by.if_match("\"1\"").patch(&path, json!({ "capacity": 9 })).await.problem(), "412 stale");
}

#[both_databases]
async fn members_reviewers_and_visitors_do_not_revise(app: TestApp) {
    let (campaign, by) = (app.campaign().await, app.coordinator().await);
    let path = format!("/challenges/{}", app.challenge(&campaign, by.id()).await.id);
    let change = json!({ "capacity": 7 });
    for person in [app.member().await, app.reviewer().await, app.admin().await] {
        assert_eq!(person.if_match("\"1\"").patch(&path, &change).await.problem(), "403 forbidden");
    }
    assert_eq!(app.visitor().if_match("\"1\"").patch(&path, &change).await.problem(), "401 unauthenticated");
    assert!(!app.audit().await.contains(&"challenges.revised".to_owned()));
}

#[both_databases]
async fn what_is_solved_stays(app: TestApp) {
    let (campaign, by) = (app.campaign().await, app.coordinator().await);
    let solved =
        app.challenge(&campaign, by.id()).with(|row| row.status = Set(ChallengeStatus::Solved)).await;
    let path = format!("/challenges/{}", solved.id);
    let refused = by.if_match("\"1\"").patch(&path, json!({ "capacity": 7 })).await;
    assert_eq!(refused.problem(), "409 challenge-state");
    assert_eq!(by.get(&path).await.ok().json()["abilities"]["can_revise"], false);
}
