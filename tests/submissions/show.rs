use insta::assert_snapshot;
use sea_orm::Set;
use serde_json::json;
use wenovate::{
    members::MemberStatus,
    submissions::{SubmissionStatus, Visibility},
};

use super::path;
use crate::app::{TestApp, both_databases};

#[both_databases]
async fn what_is_for_the_department_is_out_of_sight_for_all_others(app: TestApp) {
    let campaign = app.campaign().await;
    let body = app.organisation().await;
    let author = app.member_of(&body).await;
    let it =
        app.submission(&campaign, &author).with(|row| row.visibility = Set(Visibility::Department)).await;
    for insider in [&author, &app.reviewer().await, &app.coordinator().await] {
        insider.get(path(&it)).await.expect(200);
        assert_eq!(insider.get(campaign.submissions()).await.ok().items().len(), 1);
    }
    for outsider in [app.member_of(&body).await, app.member().await, app.admin().await] {
        assert_snapshot!(outsider.get(path(&it)).await.problem(), @"404 not-found");
        assert!(outsider.get(campaign.submissions()).await.ok().items().is_empty());
    }
}

#[both_databases]
async fn the_network_is_its_active_members(app: TestApp) {
    let (campaign, author) = (app.campaign().await, app.member().await);
    let it = app.submission(&campaign, &author).await;
    app.member().await.get(path(&it)).await.expect(200);
    let waiting = app.member().status(MemberStatus::AwaitingApproval).await;
    assert_snapshot!(waiting.get(path(&it)).await.problem(), @"404 not-found");
    assert_snapshot!(app.visitor().get(path(&it)).await.problem(), @"404 not-found");
}

#[both_databases]
async fn a_visitor_sees_the_body_of_a_public_one_and_not_the_person(app: TestApp) {
    let (campaign, author) = (app.campaign().await, app.member().await);
    let it = app.submission(&campaign, &author).with(|row| row.visibility = Set(Visibility::Public)).await;
    let seen = app.visitor().get(path(&it)).await.ok().json();
    assert_eq!(seen["organisation"]["id"], author.organisation_id().to_string());
    assert_eq!(seen["author"], json!(null));
    let abilities = seen["abilities"].as_object().unwrap();
    assert!(abilities.values().all(|may| may == false), "{abilities:?}");
    let member = app.member().await.get(path(&it)).await.ok().json();
    assert_eq!(member["author"]["id"], author.id().to_string());
}

#[both_databases]
async fn it_shows_what_it_led_to(app: TestApp) {
    let (campaign, author) = (app.campaign().await, app.member().await);
    let challenge = app.challenge(&campaign, app.coordinator().await.id()).await;
    let promoted = app
        .submission(&campaign, &author)
        .with(|row| {
            row.status = Set(SubmissionStatus::Promoted);
            row.challenge_id = Set(Some(challenge.id));
        })
        .await;
    let merged = async |visibility| {
        app.submission(&campaign, &author)
            .with(|row| {
                row.status = Set(SubmissionStatus::Merged);
                row.merged_into_id = Set(Some(promoted.id));
                row.visibility = Set(visibility);
            })
            .await
    };
    let (open, hidden) = (merged(Visibility::Network).await, merged(Visibility::Department).await);
    let other = app.member().await;
    let seen = other.get(path(&promoted)).await.ok().json();
    assert_eq!(seen["challenge"]["code"], challenge.code);
    assert_eq!(seen["merged"].as_array().unwrap().len(), 1, "the hidden one is not named");
    assert_eq!(seen["merged"][0]["id"], open.id.to_string());
    assert_eq!(other.get(path(&open)).await.ok().json()["merged_into"]["id"], promoted.id.to_string());
    let own = author.get(path(&promoted)).await.ok().json();
    assert_eq!(own["merged"].as_array().unwrap().len(), 2);
    assert_eq!(own["merged"][1]["id"], hidden.id.to_string());
    let of_challenge = format!("/challenges/{}/submissions", challenge.id);
    assert_eq!(other.get(&of_challenge).await.ok().items().len(), 1);
    assert!(app.visitor().get(&of_challenge).await.ok().items().is_empty());
}
