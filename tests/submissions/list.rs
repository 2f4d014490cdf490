use insta::assert_snapshot;
use sea_orm::{EntityTrait, Set, sea_query::Expr};
use serde_json::json;
use wenovate::{
    platform::{
        audit::{Identity, did_to_many},
        jobs::Job,
        policy_area::PolicyArea,
        search::entity::{Column, Entity},
    },
    submissions::{IndexAgain, SubmissionStatus, Visibility},
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
async fn a_search_is_narrowed_by_the_policy_area_and_the_campaign(app: TestApp) {
    let (campaign, other, author) = (app.campaign().await, app.campaign().await, app.member().await);
    let mut of_health = titled("Φωτισμός νοσοκομείων");
    of_health["policy_area"] = json!("health");
    hand_in(&author, &campaign, of_health.clone()).await;
    hand_in(&author, &campaign, titled("Φωτισμός δρόμων")).await;
    hand_in(&author, &other, of_health).await;
    let list = |campaign: &str, area: &str| format!("{campaign}?q=φωτισμοί&policy_area={area}");
    let in_campaign = campaign.submissions();
    assert_eq!(count(&author, list(&in_campaign, "health")).await, 1);
    assert_eq!(count(&author, list(&in_campaign, "culture")).await, 0);
    assert_eq!(count(&author, format!("{in_campaign}?q=φωτισμοί")).await, 2);

    // As a version of the program left them that knew no facets.
    let db = &app.foundation().db;
    let unfiled = Entity::update_many().col_expr(Column::Facets, Expr::value(None::<String>));
    unfiled.exec(&**db).await.unwrap();
    assert_eq!(count(&author, list(&in_campaign, "health")).await, 0);
    let tx = db.begin(&Identity::System).await.unwrap();
    IndexAgain::default().enqueue(&tx).await.unwrap();
    tx.commit(did_to_many("tests.asked", "job")).await.unwrap();
    app.drain_jobs().await;
    assert_eq!(count(&author, list(&in_campaign, "health")).await, 1);
    assert_eq!(count(&author, format!("{in_campaign}?q=φωτισμοί")).await, 2);
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
