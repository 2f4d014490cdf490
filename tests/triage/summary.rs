use std::time::Duration;

use sea_orm::Set;
use serde_json::json;
use wenovate::{campaigns::StageKind, submissions::SubmissionStatus};

use crate::app::{TestApp, both_databases};

#[both_databases]
async fn figures_of_the_campaign_and_what_waits_for_me(app: TestApp) {
    let campaign = app.campaign().await;
    let (author, reviewer) = (app.member().await, app.reviewer().await);
    app.submission(&campaign, &author).await;
    app.submission(&campaign, &reviewer).await;
    app.submission(&campaign, &author).with(|row| row.status = Set(SubmissionStatus::Draft)).await;
    app.submission(&campaign, &author)
        .with(|row| {
            row.status = Set(SubmissionStatus::NeedsInformation);
            row.due_at = Set(Some(app.now() - Duration::from_secs(1)));
        })
        .await;
    let path = format!("{}/triage-summary", campaign.path());
    let figures = reviewer.get(&path).await.ok().json();
    assert_eq!(figures["open"], true);
    assert_eq!(figures["waiting_for_me"], 1);
    assert_eq!(figures["overdue"], 1);
    assert_eq!(
        figures["by_status"],
        json!([{ "status": "submitted", "count": 2 }, { "status": "needs_information", "count": 1 }])
    );
    assert!(app.coordinator().await.get(&path).await.ok().json()["waiting_for_me"].is_null());
    assert_eq!(author.get(&path).await.problem(), "403 forbidden");
}

#[both_databases]
async fn a_stage_that_is_not_open_says_so(app: TestApp) {
    let campaign = app.campaign().stage_closed(StageKind::Triage).await;
    let figures = app.reviewer().await.get(format!("{}/triage-summary", campaign.path())).await.ok().json();
    assert_eq!(figures["open"], false);
}
