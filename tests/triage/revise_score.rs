use super::{all, asked, decisions_of, declined, now, scores_of};
use crate::app::{Member, TestApp, both_databases};
use wenovate::submissions::submission;

async fn scored(reviewer: &Member, it: &submission::Model, value: i32) -> String {
    format!("/scores/{}", reviewer.post(scores_of(it), all(value)).await.ok().id())
}

#[both_databases]
async fn a_reviewer_revises_their_own_and_the_mean_follows(app: TestApp) {
    let (campaign, author, reviewer) = (app.campaign().await, app.member().await, app.reviewer().await);
    let it = app.submission(&campaign, &author).await;
    let score = scored(&reviewer, &it, 2).await;
    let revised = reviewer.if_match("\"1\"").put(&score, all(5)).await.ok();
    assert_eq!(revised.json()["weighted"], 5.0);
    assert_eq!(revised.etag(), "\"2\"");
    let it = now(&app, it.id).await;
    assert_eq!((it.score_count, it.score_mean), (1, Some(5.0)));
    assert!(app.audit().await.contains(&"submissions.rescored".to_owned()));
}

#[both_databases]
async fn a_lost_race_is_refused(app: TestApp) {
    let (campaign, author, reviewer) = (app.campaign().await, app.member().await, app.reviewer().await);
    let it = app.submission(&campaign, &author).await;
    let score = scored(&reviewer, &it, 2).await;
    assert_eq!(reviewer.put(&score, all(5)).await.problem(), "428 precondition-required");
    reviewer.if_match("\"1\"").put(&score, all(5)).await.ok();
    assert_eq!(reviewer.if_match("\"1\"").put(&score, all(1)).await.problem(), "412 stale");
    assert_eq!(now(&app, it.id).await.score_mean, Some(5.0));
}

#[both_databases]
async fn nobody_revises_somebody_elses(app: TestApp) {
    let (campaign, author, reviewer) = (app.campaign().await, app.member().await, app.reviewer().await);
    let it = app.submission(&campaign, &author).await;
    let score = scored(&reviewer, &it, 2).await;
    let other = app.reviewer().await;
    assert_eq!(other.if_match("\"1\"").put(&score, all(5)).await.problem(), "404 not-found");
    let coordinator = app.coordinator().await;
    assert_eq!(coordinator.if_match("\"1\"").put(&score, all(5)).await.problem(), "403 forbidden");
}

#[both_databases]
async fn a_score_is_revised_while_the_author_answers_and_not_after_the_decision(app: TestApp) {
    let (campaign, author, reviewer) = (app.campaign().await, app.member().await, app.reviewer().await);
    let it = app.submission(&campaign, &author).await;
    let score = scored(&reviewer, &it, 2).await;
    let coordinator = app.coordinator().await;
    coordinator.post(decisions_of(&it), asked()).await.ok();
    reviewer.if_match("\"1\"").put(&score, all(3)).await.ok();
    coordinator.post(decisions_of(&it), declined()).await.ok();
    assert_eq!(reviewer.if_match("\"2\"").put(&score, all(5)).await.problem(), "409 not-in-triage");
}
