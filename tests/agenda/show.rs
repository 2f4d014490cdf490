use insta::assert_snapshot;
use sea_orm::Set;
use serde_json::Value;
use wenovate::{
    campaigns::StageKind, members::MemberStatus, platform::time::days, submissions::SubmissionStatus,
    surveys::SurveyResponseStatus,
};

use crate::app::{Member, TestApp, both_databases};

#[both_databases]
async fn a_visitor_has_no_agenda(app: TestApp) {
    assert_snapshot!(app.visitor().get("/me/agenda").await.problem(), @"401 unauthenticated");
}

#[both_databases]
async fn whoever_waits_for_approval_has_one_thing_to_do(app: TestApp) {
    let campaign = app.campaign().await;
    app.a_survey(Some(campaign.id)).await;
    let newcomer = app.member().status(MemberStatus::AwaitingApproval).await;
    assert_eq!(things(&newcomer).await, ["await_approval"]);
}

#[both_databases]
async fn an_open_survey_is_on_the_agenda_until_it_is_answered(app: TestApp) {
    let survey = app.a_survey(None).await;
    let member = app.member().await;
    let next = next(&member).await;
    assert_eq!(next["kind"], "answer_survey");
    assert_eq!(next["path"], format!("/surveys/{}", survey.slug));
    assert_eq!(next["about"]["el"], survey.title.el);
    assert_eq!(next["overdue"], false);

    let response = app.a_response(&survey, &member, SurveyResponseStatus::Draft).await;
    assert_eq!(things(&member).await, ["finish_survey"]);
    app.a_submitted_response(response).await;
    assert!(!things(&member).await.contains(&"finish_survey".to_owned()));
    assert!(things(&member).await.iter().all(|kind| !kind.contains("survey")));
}

#[both_databases]
async fn a_survey_that_is_not_open_is_not_on_it(app: TestApp) {
    let member = app.member().await;
    app.a_survey_with(|row| row.paused = Set(true)).await;
    let now = app.now();
    app.a_survey_with(move |row| row.closes_at = Set(now)).await;
    app.a_survey_with(move |row| row.opens_at = Set(now + days(1))).await;
    assert!(things(&member).await.iter().all(|kind| !kind.contains("survey")));
}

#[both_databases]
async fn a_draft_is_on_it_while_the_campaign_takes_it(app: TestApp) {
    let member = app.member().await;
    let (open, closed) = (app.campaign().await, app.campaign().stage_closed(StageKind::Submit).await);
    app.draft(&closed, &member).await;
    assert!(!things(&member).await.contains(&"finish_draft".to_owned()));
    let draft = app.draft(&open, &member).await;
    let item = find(&member, "finish_draft").await;
    assert_eq!(item["path"], format!("/submissions/{}/edit", draft.id));
    assert!(item["due_at"].is_string());
}

#[both_databases]
async fn what_the_department_asked_comes_first_and_says_when_it_is_overdue(app: TestApp) {
    let member = app.member().await;
    let campaign = app.campaign().await;
    app.a_survey(None).await;
    app.draft(&campaign, &member).await;
    let due = app.now() + days(2);
    let asked = app
        .draft(&campaign, &member)
        .with(move |row| {
            row.status = Set(SubmissionStatus::NeedsInformation);
            row.due_at = Set(Some(due));
        })
        .await;
    let first = next(&member).await;
    assert_eq!(first["kind"], "answer_request");
    assert_eq!(first["path"], format!("/submissions/{}", asked.id));
    assert_eq!(first["overdue"], false);
    app.advance(days(3));
    member.renew().await;
    assert_eq!(next(&member).await["overdue"], true);
}

#[both_databases]
async fn others_things_are_not_on_it(app: TestApp) {
    let (member, other) = (app.member().await, app.member().await);
    let campaign = app.campaign().await;
    app.draft(&campaign, &other).await;
    assert!(!things(&member).await.contains(&"finish_draft".to_owned()));
}

#[both_databases]
async fn who_approves_members_sees_how_many_wait(app: TestApp) {
    let (admin, member) = (app.admin().await, app.member().await);
    assert!(!things(&admin).await.contains(&"approve_members".to_owned()));
    for _ in 0..2 {
        app.member().status(MemberStatus::AwaitingApproval).await;
    }
    assert_eq!(find(&admin, "approve_members").await["count"], 2);
    assert!(!things(&member).await.contains(&"approve_members".to_owned()));
}

#[both_databases]
async fn the_agenda_stays_short(app: TestApp) {
    let member = app.member().await;
    let campaign = app.campaign().await;
    for _ in 0..5 {
        app.a_survey(None).await;
        app.draft(&campaign, &member).await;
    }
    let agenda = member.get("/me/agenda").await.ok().json();
    assert!(agenda["further"].as_array().unwrap().len() <= 6);
}

async fn next(member: &Member) -> Value {
    member.get("/me/agenda").await.ok().json()["next"].clone()
}

async fn all(member: &Member) -> Vec<Value> {
    let agenda = member.get("/me/agenda").await.ok().json();
    let next = agenda["next"].clone();
    let further = agenda["further"].as_array().unwrap().clone();
    std::iter::once(next).filter(|item| !item.is_null()).chain(further).collect()
}

pub async fn things(member: &Member) -> Vec<String> {
    all(member).await.iter().map(|item| item["kind"].as_str().unwrap().to_owned()).collect()
}

pub async fn find(member: &Member, kind: &str) -> Value {
    let all = all(member).await;
    let found = all.iter().find(|item| item["kind"] == kind);
    found.unwrap_or_else(|| panic!("no {kind} in {all:#?}")).clone()
}
