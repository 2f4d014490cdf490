//! `PUT /participations/{id}`

use sea_orm::Set;
use serde_json::{Value, json};
use wenovate::workshops::ParticipationStatus;

use crate::app::{TestApp, both_databases};

fn said() -> Value {
    json!({ "answers": { "remarks": "Μπορώ και τα απογεύματα" } })
}

#[both_databases]
async fn a_declaration_is_revised_until_there_is_a_place_in_the_team(app: TestApp) {
    let (campaign, member) = (app.campaign().await, app.member().await);
    for status in [ParticipationStatus::Declared, ParticipationStatus::Waitlisted] {
        let challenge = app.challenge(&campaign, member.id()).await;
        let it = app.participation(&campaign, &challenge, &member).with(|row| row.status = Set(status)).await;
        let revised = member.put(format!("/participations/{}", it.id), said()).await.ok().json();
        assert_eq!(revised["answers"]["remarks"], "Μπορώ και τα απογεύματα");
        assert_eq!(revised["abilities"]["can_revise"], true);
    }
    assert_eq!(app.audit().await, ["workshops.declaration_revised"; 2]);
    for status in
        [ParticipationStatus::Selected, ParticipationStatus::Declined, ParticipationStatus::Cancelled]
    {
        let challenge = app.challenge(&campaign, member.id()).await;
        let it = app.participation(&campaign, &challenge, &member).with(|row| row.status = Set(status)).await;
        let refused = member.put(format!("/participations/{}", it.id), said()).await;
        assert_eq!(refused.problem(), "409 participation-decided");
    }
}

#[both_databases]
async fn nobody_revises_anothers_declaration(app: TestApp) {
    let (campaign, member) = (app.campaign().await, app.member().await);
    let challenge = app.challenge(&campaign, member.id()).await;
    let it = app.participation(&campaign, &challenge, &member).await;
    let path = format!("/participations/{}", it.id);
    assert_eq!(app.member().await.put(&path, said()).await.problem(), "404 not-found");
    assert_eq!(app.coordinator().await.put(&path, said()).await.problem(), "404 not-found");
    assert_eq!(app.visitor().put(&path, said()).await.problem(), "401 unauthenticated");
}

#[both_databases]
async fn what_is_said_anew_fits_the_form(app: TestApp) {
    let (campaign, member) = (app.campaign().await, app.member().await);
    let challenge = app.challenge(&campaign, member.id()).await;
    let it = app.participation(&campaign, &challenge, &member).await;
    let reply =
        member.put(format!("/participations/{}", it.id), json!({ "answers": { "remarks": 7 } })).await;
    assert_eq!(reply.status(), 422);
    assert!(app.audit().await.is_empty());
}
