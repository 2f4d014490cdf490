//! `POST /participations/{id}/cancel`

use sea_orm::Set;
use serde_json::json;
use wenovate::workshops::ParticipationStatus;

use crate::app::{TestApp, both_databases};

#[both_databases]
async fn who_cancelled_may_declare_again(app: TestApp) {
    let (campaign, member) = (app.campaign().await, app.member().await);
    let challenge = app.challenge(&campaign, member.id()).await;
    let participation = app.participation(&campaign, &challenge, &member).await;
    let cancelled = member.post(format!("/participations/{}/cancel", participation.id), ()).await.ok();
    assert_eq!(cancelled.json()["status"], "cancelled");
    let path = format!("/challenges/{}/participations", challenge.id);
    let again = member.post(path, json!({ "answers": { "remarks": "Τελικά μπορώ" } })).await.expect(201);
    assert_eq!(again.id(), participation.id.to_string());
    assert_eq!(again.json()["answers"]["remarks"], "Τελικά μπορώ");
    assert_eq!(app.audit().await, ["workshops.cancelled", "workshops.declared"]);
}

#[both_databases]
async fn a_place_in_the_team_is_not_cancelled(app: TestApp) {
    let (campaign, member) = (app.campaign().await, app.member().await);
    let challenge = app.challenge(&campaign, member.id()).await;
    let participation = app.participation(&campaign, &challenge, &member);
    let participation = participation.with(|row| row.status = Set(ParticipationStatus::Selected)).await;
    let reply = member.post(format!("/participations/{}/cancel", participation.id), ()).await;
    assert_eq!(reply.problem(), "409 participation-decided");
}

#[both_databases]
async fn anothers_participation_is_out_of_sight(app: TestApp) {
    let (campaign, member) = (app.campaign().await, app.member().await);
    let challenge = app.challenge(&campaign, member.id()).await;
    let participation = app.participation(&campaign, &challenge, &member).await;
    let path = format!("/participations/{}/cancel", participation.id);
    assert_eq!(app.member().await.post(&path, ()).await.problem(), "404 not-found");
    assert_eq!(app.coordinator().await.post(&path, ()).await.problem(), "404 not-found");
    assert_eq!(app.visitor().post(&path, ()).await.problem(), "401 unauthenticated");
}
