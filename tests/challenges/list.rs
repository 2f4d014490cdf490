use sea_orm::Set;
use wenovate::{challenges::ChallengeStatus, platform::policy_area::PolicyArea};

use super::create::create;
use crate::app::{Reply, TestApp, both_databases};

fn codes(page: &Reply) -> Vec<String> {
    page.items().iter().map(|item| item["code"].as_str().unwrap().to_owned()).collect()
}

#[both_databases]
async fn filters_narrow_the_list(app: TestApp) {
    let (campaign, other, by) = (app.campaign().await, app.campaign().await, app.coordinator().await);
    let open = app.challenge(&campaign, by.id()).await;
    let solved =
        app.challenge(&campaign, by.id()).with(|row| row.status = Set(ChallengeStatus::Solved)).await;
    let health = app.challenge(&other, by.id()).with(|row| row.policy_area = Set(PolicyArea::Health)).await;
    let visitor = app.visitor();
    let list = async |query: &str| codes(&visitor.get(format!("/challenges{query}")).await.ok());
    assert_eq!(list("").await, [&*health.code, &*solved.code, &*open.code]);
    assert_eq!(list(&format!("?campaign={}", campaign.slug)).await, [&*solved.code, &*open.code]);
    assert_eq!(list("?status=solved").await, [&*solved.code]);
    assert_eq!(list("?policy_area=health").await, [&*health.code]);
    assert!(list("?campaign=nothing-of-the-kind").await.is_empty());
}

#[both_databases]
async fn words_are_found_without_accents_and_in_other_forms(app: TestApp) {
    let (campaign, by) = (app.campaign().await, app.coordinator().await);
    let lights = create(&app, &campaign, &by, "Έξυπνος φωτισμός στους δρόμους").await;
    create(&app, &campaign, &by, "Ραντεβού στα ΚΕΠ").await;
    let found = app.visitor().get("/challenges?q=ΦΩΤΙΣΜΟΥ δρομοι").await.ok();
    assert_eq!(codes(&found), [lights.code]);
}

#[both_databases]
async fn pages_follow_each_other_without_gap(app: TestApp) {
    let (campaign, by) = (app.campaign().await, app.coordinator().await);
    for _ in 0..3 {
        app.challenge(&campaign, by.id()).await;
    }
    let first = app.visitor().get("/challenges?limit=2").await.ok();
    let second =
        app.visitor().get(format!("/challenges?limit=2&after={}", first.text_at("/next"))).await.ok();
    let mut seen = [codes(&first), codes(&second)].concat();
    seen.dedup();
    assert_eq!(seen.len(), 3);
    assert!(second.json().get("next").is_none());
}

#[both_databases]
async fn unknown_parameters_and_forged_cursors_are_refused(app: TestApp) {
    let visitor = app.visitor();
    assert_eq!(visitor.get("/challenges?colour=red").await.problem(), "400 bad-query");
    assert_eq!(visitor.get("/challenges?after=x").await.problem(), "422 validation /after cursor");
    assert_eq!(visitor.get("/challenges?limit=101").await.problem(), "422 validation /limit range");
}
