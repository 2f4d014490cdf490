use insta::assert_snapshot;
use sea_orm::Set;
use serde_json::json;
use wenovate::{
    campaigns::{CampaignStatus, StageKind},
    members::MemberStatus,
    platform::time::days,
};

use crate::app::{TestApp, both_databases};

#[both_databases]
async fn a_draft_is_out_of_sight_except_for_the_staff(app: TestApp) {
    let draft = app.campaign().with(|row| row.status = Set(CampaignStatus::Draft)).await;
    for somebody in [app.visitor(), app.member().await.client().clone(), app.admin().await.client().clone()] {
        assert_snapshot!(somebody.get(draft.path()).await.problem(), @"404 not-found");
    }
    app.reviewer().await.get(draft.path()).await.expect(200);
    assert_snapshot!(app.visitor().get("/campaigns/nothing").await.problem(), @"404 not-found");
}

#[both_databases]
async fn stages_open_and_close_by_their_dates(app: TestApp) {
    let campaign = app.campaign().stage_closed(StageKind::Join).stage_scheduled(StageKind::Triage).await;
    let shown = app.visitor().get(campaign.path()).await.ok().json();
    let state = |shown: &serde_json::Value, stage: usize| shown["stages"][stage]["state"].clone();
    assert_eq!(state(&shown, 0), "closed");
    assert_eq!(state(&shown, 1), "open");
    assert_eq!(state(&shown, 2), "scheduled");
    app.advance(days(10));
    assert_eq!(state(&app.visitor().get(campaign.path()).await.ok().json(), 2), "open");
    app.advance(days(10));
    assert_eq!(state(&app.visitor().get(campaign.path()).await.ok().json(), 2), "closed");
}

#[both_databases]
async fn each_person_is_offered_what_they_can_do(app: TestApp) {
    let campaign = app.campaign().await;
    let offered =
        async |client: &crate::app::Client| client.get(campaign.path()).await.ok().json()["actions"].clone();
    assert_eq!(offered(&app.visitor()).await, json!(["register", "follow", "read_library"]));
    let all = json!(["answer_survey", "submit", "follow", "participate", "read_library"]);
    assert_eq!(offered(app.member().await.client()).await, all);
    let citizen = app.member().citizen().await;
    assert_eq!(offered(citizen.client()).await, json!(["answer_survey", "follow", "read_library"]));
    let waiting = app.member().status(MemberStatus::AwaitingApproval).await;
    assert_eq!(offered(waiting.client()).await, json!(["follow", "read_library"]));
}

#[both_databases]
async fn an_archived_campaign_offers_nothing(app: TestApp) {
    let campaign = app.campaign().with(|row| row.status = Set(CampaignStatus::Archived)).await;
    let shown = app.member().await.get(campaign.path()).await.ok().json();
    assert_eq!(shown["actions"], json!([]));
}
