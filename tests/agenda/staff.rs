use sea_orm::Set;
use wenovate::{challenges::ChallengeStatus, platform::time::days, submissions::SubmissionStatus};

use super::show::{find, things};
use crate::app::{TestApp, both_databases};

#[both_databases]
async fn a_reviewer_sees_how_many_submissions_wait_for_their_score(app: TestApp) {
    let campaign = app.campaign().await;
    let (reviewer, author) = (app.reviewer().await, app.member().await);
    assert!(!things(&reviewer).await.contains(&"score_submissions".to_owned()));
    app.submission(&campaign, &author).await;
    app.submission(&campaign, &author).await;
    app.submission(&campaign, &reviewer).await;
    assert_eq!(find(&reviewer, "score_submissions").await["count"], 2, "nobody judges their own");
    assert!(!things(&author).await.contains(&"score_submissions".to_owned()));
}

#[both_databases]
async fn a_coordinator_sees_what_waits_for_a_decision_and_what_is_overdue(app: TestApp) {
    let campaign = app.campaign().await;
    let (coordinator, author) = (app.coordinator().await, app.member().await);
    app.submission(&campaign, &author).await;
    assert!(!things(&coordinator).await.contains(&"decide_submissions".to_owned()), "nobody has scored it");
    let due = app.now() - days(1);
    app.submission(&campaign, &author)
        .with(move |row| {
            row.status = Set(SubmissionStatus::InReview);
            row.due_at = Set(Some(due));
        })
        .await;
    let item = find(&coordinator, "decide_submissions").await;
    assert_eq!(item["count"], 1);
    assert_eq!(item["overdue"], true);
    assert!(!things(&author).await.contains(&"decide_submissions".to_owned()));
}

#[both_databases]
async fn a_campaign_that_takes_submissions_is_offered_until_one_has_brought_something(app: TestApp) {
    let campaign = app.campaign().await;
    let member = app.member().await;
    let item = find(&member, "submit_problem").await;
    assert_eq!(item["path"], format!("/campaigns/{}", campaign.slug));
    app.submission(&campaign, &member).await;
    assert!(!things(&member).await.contains(&"submit_problem".to_owned()));
}

#[both_databases]
async fn an_open_challenge_is_offered(app: TestApp) {
    let campaign = app.campaign().await;
    let (member, coordinator) = (app.member().await, app.coordinator().await);
    let challenge = app.challenge(&campaign, coordinator.id()).await;
    assert_eq!(find(&member, "join_challenge").await["path"], format!("/challenges/{}", challenge.id));
    let closed = app.campaign().await;
    app.challenge(&closed, coordinator.id()).with(|row| row.status = Set(ChallengeStatus::Closed)).await;
    assert_eq!(find(&member, "join_challenge").await["path"], format!("/challenges/{}", challenge.id));
}

#[both_databases]
async fn the_team_writes_and_others_evaluate(app: TestApp) {
    let campaign = app.design_campaign().await;
    let (writer, other, coordinator) = (app.member().await, app.member().await, app.coordinator().await);
    let project = app.project(&campaign, &[&writer]).await;
    assert_eq!(find(&writer, "write_sections").await["path"], format!("/projects/{}", project.id));
    assert!(!things(&other).await.contains(&"write_sections".to_owned()));

    let round = app.round(&campaign, &[&writer]).await;
    assert_eq!(find(&other, "evaluate_project").await["path"], format!("/evaluations/{}", round.id));
    assert!(!things(&writer).await.contains(&"evaluate_project".to_owned()), "nobody judges their own");
    assert!(!things(&coordinator).await.contains(&"decide_project".to_owned()));
    app.quorum(&round).await;
    assert_eq!(find(&coordinator, "decide_project").await["path"], format!("/evaluations/{}", round.id));
    assert!(!things(&other).await.contains(&"decide_project".to_owned()));
}
