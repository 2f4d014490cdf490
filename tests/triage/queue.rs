use sea_orm::Set;
use wenovate::{campaigns::StageKind, submissions::SubmissionStatus};

use super::{all, scores_of};
use crate::app::{Campaign, Member, TestApp, both_databases};

async fn next(reviewer: &Member, campaign: &Campaign, query: &str) -> Option<String> {
    let queue = reviewer.get(format!("{}/triage-queue{query}", campaign.path())).await.ok().json();
    queue["next"]["id"].as_str().map(str::to_owned)
}

#[both_databases]
async fn the_queue_gives_what_has_the_fewest_scores_and_ends(app: TestApp) {
    let (campaign, author) = (app.campaign().await, app.member().await);
    let first = app.submission(&campaign, &author).await;
    let second = app.submission(&campaign, &author).await;
    app.reviewer().await.post(scores_of(&first), all(3)).await.ok();
    let reviewer = app.reviewer().await;
    assert_eq!(next(&reviewer, &campaign, "").await, Some(second.id.to_string()));
    assert_eq!(next(&reviewer, &campaign, &format!("?skip={}", second.id)).await, Some(first.id.to_string()));
    reviewer.post(scores_of(&second), all(3)).await.ok();
    assert_eq!(next(&reviewer, &campaign, "").await, Some(first.id.to_string()));
    reviewer.post(scores_of(&first), all(3)).await.ok();
    assert_eq!(next(&reviewer, &campaign, "").await, None);
}

#[both_databases]
async fn the_queue_leaves_out_ones_own_ones_bodys_and_what_is_not_scored_now(app: TestApp) {
    let (campaign, other, body) = (app.campaign().await, app.campaign().await, app.organisation().await);
    let (author, colleague) = (app.reviewer().of(&body).await, app.reviewer().of(&body).await);
    let own = app.submission(&campaign, &author).await;
    for status in [SubmissionStatus::Draft, SubmissionStatus::NeedsInformation, SubmissionStatus::Declined] {
        app.submission(&campaign, &app.member().await).with(|row| row.status = Set(status)).await;
    }
    app.submission(&other, &app.member().await).await;
    assert_eq!(next(&author, &campaign, "").await, None);
    assert_eq!(next(&colleague, &campaign, "").await, None);
    assert_eq!(next(&app.reviewer().await, &campaign, "").await, Some(own.id.to_string()));
}

#[both_databases]
async fn a_reviewer_of_no_body_has_a_queue_too(app: TestApp) {
    let campaign = app.campaign().await;
    let it = app.submission(&campaign, &app.member().await).await;
    assert_eq!(next(&app.reviewer().citizen().await, &campaign, "").await, Some(it.id.to_string()));
}

#[both_databases]
async fn the_queue_is_empty_while_the_stage_is_not_open(app: TestApp) {
    let campaign = app.campaign().stage_scheduled(StageKind::Triage).await;
    app.submission(&campaign, &app.member().await).await;
    assert_eq!(next(&app.reviewer().await, &campaign, "").await, None);
}

#[both_databases]
async fn the_queue_is_for_reviewers(app: TestApp) {
    let campaign = app.campaign().await;
    let path = format!("{}/triage-queue", campaign.path());
    for person in [app.member().await, app.coordinator().await, app.admin().await] {
        assert_eq!(person.get(&path).await.problem(), "403 forbidden");
    }
    assert_eq!(app.visitor().get(&path).await.problem(), "401 unauthenticated");
    assert_eq!(app.reviewer().await.get("/campaigns/none/triage-queue").await.problem(), "404 not-found");
}
