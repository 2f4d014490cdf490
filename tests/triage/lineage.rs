use sea_orm::Set;
use wenovate::submissions::{SubmissionStatus, Visibility};

use super::{decisions_of, merged_into, promoted};
use crate::app::{Client, TestApp, both_databases};

#[both_databases]
async fn a_challenge_names_its_submissions_as_far_as_one_may_see_them(app: TestApp) {
    let (campaign, coordinator) = (app.campaign().await, app.coordinator().await);
    let (author, other) = (app.member().await, app.member().await);
    let public =
        app.submission(&campaign, &author).with(|row| row.visibility = Set(Visibility::Public)).await;
    let network =
        app.submission(&campaign, &other).with(|row| row.visibility = Set(Visibility::Network)).await;
    let hidden =
        app.submission(&campaign, &other).with(|row| row.visibility = Set(Visibility::Department)).await;
    for it in [&network, &hidden] {
        coordinator.post(decisions_of(it), merged_into(&public)).await.ok();
    }
    let challenge = coordinator.post(decisions_of(&public), promoted()).await.ok().text_at("/challenge/id");
    let path = format!("/challenges/{challenge}/submissions");
    let seen = async |client: &Client| client.get(&path).await.ok().items().len();
    assert_eq!(seen(&app.visitor()).await, 1);
    assert_eq!(seen(author.client()).await, 2);
    assert_eq!(seen(other.client()).await, 3);
    assert_eq!(seen(app.reviewer().await.client()).await, 3);
    let page = app.visitor().get(&path).await.ok();
    assert_eq!(page.items()[0]["id"], public.id.to_string());
    assert_eq!(page.items()[0]["challenge"]["id"], challenge);
}

#[both_databases]
async fn what_has_no_challenge_is_in_no_list(app: TestApp) {
    let (campaign, coordinator) = (app.campaign().await, app.coordinator().await);
    let challenge = app.challenge(&campaign, coordinator.id()).await;
    app.submission(&campaign, &app.member().await)
        .with(|row| row.status = Set(SubmissionStatus::Declined))
        .await;
    let path = format!("/challenges/{}/submissions", challenge.id);
    assert!(app.visitor().get(&path).await.ok().items().is_empty());
    let nowhere = app.visitor().get("/challenges/0193c0de-7a1b-7c3d-8e4f-5a6b7c8d9e0f/submissions").await;
    assert_eq!(nowhere.problem(), "404 not-found");
}
