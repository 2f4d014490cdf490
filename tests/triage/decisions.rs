use super::{all, asked, decisions_of, declined, merged_into, scores_of};
use crate::app::{TestApp, both_databases};
use sea_orm::Set;
use wenovate::submissions::Visibility;

#[both_databases]
async fn authors_read_what_was_decided_and_why_and_not_who_scored_how(app: TestApp) {
    let (campaign, author, coordinator) = (app.campaign().await, app.member().await, app.coordinator().await);
    let it = app.submission(&campaign, &author).await;
    app.reviewer().await.post(scores_of(&it), all(2)).await.ok();
    coordinator.post(decisions_of(&it), asked()).await.ok();
    coordinator.post(decisions_of(&it), declined()).await.ok();
    let told = author.get(decisions_of(&it)).await.ok().items();
    let kinds: Vec<_> = told.iter().map(|decision| decision["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["decline", "ask"]);
    assert_eq!(told[0]["rationale"], "Το ζήτημα έχει ήδη λυθεί από άλλη υπηρεσία.");
    assert!(told[0]["scores"].is_null() && told[0]["decided_by"].is_null());
    let staff = app.reviewer().await.get(decisions_of(&it)).await.ok().items();
    assert_eq!(staff[0]["scores"]["mean"], 2.0);
    assert_eq!(staff[0]["decided_by"]["id"], coordinator.id().to_string());
}

#[both_databases]
async fn the_title_of_a_submission_out_of_sight_is_not_told(app: TestApp) {
    let (campaign, author, coordinator) = (app.campaign().await, app.member().await, app.coordinator().await);
    let it = app.submission(&campaign, &author).await;
    let other = app.member().await;
    let hidden =
        app.submission(&campaign, &other).with(|row| row.visibility = Set(Visibility::Department)).await;
    coordinator.post(decisions_of(&it), merged_into(&hidden)).await.ok();
    let told = author.get(decisions_of(&it)).await.ok().items();
    assert_eq!(told[0]["merged_into"]["code"], hidden.code.unwrap());
    assert!(told[0]["merged_into"]["title"].is_null());
}

#[both_databases]
async fn others_do_not_read_decisions(app: TestApp) {
    let (campaign, author) = (app.campaign().await, app.member().await);
    let it = app.submission(&campaign, &author).await;
    app.coordinator().await.post(decisions_of(&it), declined()).await.ok();
    // The submission itself is in their sight.
    assert_eq!(app.member().await.get(decisions_of(&it)).await.problem(), "404 not-found");
    assert_eq!(app.visitor().get(decisions_of(&it)).await.problem(), "401 unauthenticated");
}
