//! `GET /challenges/{id}/participations` and `GET /me/participations`

use sea_orm::Set;
use wenovate::workshops::ParticipationStatus;

use crate::app::{TestApp, both_databases};

#[both_databases]
async fn declarations_are_the_coordinators_to_read(app: TestApp) {
    let (campaign, member) = (app.campaign().await, app.member().await);
    let challenge = app.challenge(&campaign, member.id()).await;
    app.participation(&campaign, &challenge, &member).await;
    let path = format!("/challenges/{}/participations", challenge.id);
    assert_eq!(app.visitor().get(&path).await.problem(), "401 unauthenticated");
    assert_eq!(member.get(&path).await.problem(), "403 forbidden");
    assert_eq!(app.reviewer().await.get(&path).await.problem(), "403 forbidden");
    let seen = app.coordinator().await.get(&path).await.ok().items();
    assert_eq!(seen.len(), 1);
    assert_eq!(seen[0]["organisation"]["region"], "EL30");
    assert_eq!(seen[0]["abilities"]["can_be_selected"], true);
}

#[both_databases]
async fn declarations_come_in_pages_and_by_status(app: TestApp) {
    let (campaign, coordinator) = (app.campaign().await, app.coordinator().await);
    let challenge = app.challenge(&campaign, coordinator.id()).await;
    for status in
        [ParticipationStatus::Declared, ParticipationStatus::Cancelled, ParticipationStatus::Declared]
    {
        let member = app.member().signed_out().await;
        app.participation(&campaign, &challenge, &member).with(|row| row.status = Set(status)).await;
    }
    let path = format!("/challenges/{}/participations", challenge.id);
    let first = coordinator.get(format!("{path}?limit=2")).await.ok();
    assert_eq!(first.items().len(), 2);
    let rest = coordinator.get(format!("{path}?limit=2&after={}", first.text_at("/next"))).await.ok();
    assert_eq!(rest.items().len(), 1);
    assert!(rest.json().get("next").is_none());
    assert_eq!(coordinator.get(format!("{path}?status=declared")).await.ok().items().len(), 2);
}

#[both_databases]
async fn mine_are_mine(app: TestApp) {
    let (campaign, member) = (app.campaign().await, app.member().await);
    let challenge = app.challenge(&campaign, member.id()).await;
    app.participation(&campaign, &challenge, &member).await;
    let mine = member.get("/me/participations").await.ok().items();
    assert_eq!(mine[0]["challenge"]["id"], challenge.id.to_string());
    assert!(app.member().await.get("/me/participations").await.ok().items().is_empty());
}
