use insta::assert_snapshot;
use sea_orm::Set;
use serde_json::json;
use wenovate::{
    platform::policy_area::PolicyArea,
    submissions::{SubmissionStatus, Visibility},
};

use super::{hand_in, titled};
use crate::app::{Client, TestApp, both_databases};

async fn count(client: &Client, path: impl AsRef<str>) -> usize {
    client.get(path).await.ok().items().len()
}

#[both_databases]
async fn each_person_sees_their_part_of_the_list(app: TestApp) {
    let (campaign, author) = (app.campaign().await, app.member().await);
    app.submission(&app.campaign().await, &author).await;
    for visibility in [Visibility::Department, Visibility::Network, Visibility::Public] {
        app.submission(&campaign, &author).with(|row| row.visibility = Set(visibility)).await;
    }
    app.draft(&campaign, &author).await;
    let list = campaign.submissions();
    assert_eq!(count(&app.visitor(), &list).await, 1);
    assert_eq!(count(app.member().await.client(), &list).await, 2);
    assert_eq!(count(app.admin().await.client(), &list).await, 2);
    assert_eq!(count(app.reviewer().await.client(), &list).await, 3);
    assert_eq!(count(author.client(), &list).await, 3, "the own draft is not part of the campaign's list");
}

#[both_databases]
async fn filters_narrow_the_list(app: TestApp) {
    let (campaign, author) = (app.campaign().await, app.member().await);
    app.submission(&campaign, &author).with(|row| row.policy_area = Set(Some(PolicyArea::Health))).await;
    app.submission(&campaign, &author).with(|row| row.status = Set(SubmissionStatus::InReview)).await;
    app.submission(&campaign, &app.member().await).await;
    let reviewer = app.reviewer().await;
    let list = campaign.submissions();
    assert_eq!(count(&reviewer, format!("{list}?policy_area=health")).await, 1);
    assert_eq!(count(&reviewer, format!("{list}?status=in_review")).await, 1);
    assert_eq!(count(&reviewer, format!("{list}?organisation={}", author.organisation_id())).await, 2);
    assert_eq!(count(&reviewer, format!("{list}?kind=proposal")).await, 0);
    assert_snapshot!(reviewer.get(format!("{list}?status=gone")).await.problem(), @"400 bad-query");
    assert_snapshot!(reviewer.get(format!("{list}?sort=title")).await.problem(), @"400 bad-query");
}

#[both_databases]
async fn search_finds_any_form_of_a_word_and_nothing_out_of_sight(app: TestApp) {
    let (campaign, author) = (app.campaign().await, app.member().await);
    let mut secret = titled("Έξυπνος φωτισμός στους δρόμους");
    secret["visibility"] = json!("department");
    hand_in(&author, &campaign, secret).await;
    hand_in(&author, &campaign, titled("Φωτισμοί δρόμων με αισθητήρες")).await;
    let found = format!("{}?q=ΦΩΤΙΣΜΟΥ δρόμος", campaign.submissions());
    assert_eq!(count(&author, &found).await, 2);
    assert_eq!(count(app.reviewer().await.client(), &found).await, 2);
    assert_eq!(count(app.member().await.client(), &found).await, 1);
    assert_eq!(count(&app.visitor(), &found).await, 0);
    let by_code = format!("{}?q=WN-2026-0002", campaign.submissions());
    assert_eq!(count(&author, &by_code).await, 1);
}

#[both_databases]
async fn a_page_ends_and_the_next_goes_on(app: TestApp) {
    let (campaign, author) = (app.campaign().await, app.member().await);
    for _ in 0..3 {
        app.submission(&campaign, &author).await;
    }
    let list = campaign.submissions();
    let first = author.get(format!("{list}?limit=2")).await.ok();
    assert_eq!(first.items().len(), 2);
    let rest = author.get(format!("{list}?limit=2&after={}", first.text_at("/next"))).await.ok();
    assert_eq!(rest.items().len(), 1);
    assert_eq!(rest.json().get("next"), None);
    assert_snapshot!(author.get(format!("{list}?limit=500")).await.problem(), @"422 validation /limit range");
}
