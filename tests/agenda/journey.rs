use sea_orm::Set;
use serde_json::Value;
use wenovate::{
    campaigns::{CampaignStatus, StageKind},
    submissions::SubmissionStatus,
    surveys::SurveyResponseStatus,
};

use crate::app::{Member, TestApp, both_databases};

#[both_databases]
async fn the_journey_shows_the_five_stages_and_what_one_has_done(app: TestApp) {
    let campaign = app.campaign().stage_scheduled(StageKind::Library).await;
    let member = app.member().await;
    let before = journey(&member).await;
    assert_eq!(before["slug"], campaign.slug);
    assert_eq!(before["current"], "design");
    let states: Vec<_> = stages(&before).iter().map(|stage| stage["state"].clone()).collect();
    assert_eq!(states, ["open", "open", "open", "open", "scheduled"]);
    assert!(stages(&before).iter().all(|stage| stage["took_part"] == false));

    let survey = app.a_survey(Some(campaign.id)).await;
    app.a_response(&survey, &member, SurveyResponseStatus::Submitted).await;
    app.draft(&campaign, &member).await;
    assert_eq!(took_part(&member).await, ["join"], "a draft is not handed in");
    app.draft(&campaign, &member).with(|row| row.status = Set(SubmissionStatus::Promoted)).await;
    assert_eq!(took_part(&member).await, ["join", "submit", "triage"]);
    assert!(took_part(&app.member().await).await.is_empty(), "others have not");
}

#[both_databases]
async fn the_newest_campaign_in_which_something_goes_on_is_shown(app: TestApp) {
    let running = app.campaign().await;
    let mut quiet = app.campaign();
    for stage in
        [StageKind::Join, StageKind::Submit, StageKind::Triage, StageKind::Design, StageKind::Library]
    {
        quiet = quiet.stage_scheduled(stage);
    }
    quiet.await;
    app.campaign().with(|row| row.status = Set(CampaignStatus::Draft)).await;
    assert_eq!(journey(&app.member().await).await["slug"], running.slug);
}

#[both_databases]
async fn without_a_campaign_there_is_no_journey(app: TestApp) {
    assert!(journey(&app.member().await).await.is_null());
}

async fn journey(member: &Member) -> Value {
    member.get("/me/agenda").await.ok().json()["journey"].clone()
}

fn stages(journey: &Value) -> &Vec<Value> {
    journey["stages"].as_array().unwrap()
}

async fn took_part(member: &Member) -> Vec<String> {
    let journey = journey(member).await;
    let stages = stages(&journey).iter().filter(|stage| stage["took_part"] == true);
    stages.map(|stage| stage["kind"].as_str().unwrap().to_owned()).collect()
}
