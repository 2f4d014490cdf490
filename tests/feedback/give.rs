use insta::assert_snapshot;
use sea_orm::Set;
use serde_json::json;
use wenovate::{
    campaigns::{CampaignStatus, StageKind},
    challenges::challenge,
    workshops::{ParticipationStatus, participation},
};

use crate::app::{Campaign, Member, TestApp, both_databases};

#[both_databases]
async fn a_member_says_once_how_a_stage_was(app: TestApp) {
    let campaign = app.campaign().stage_closed(StageKind::Join).await;
    let path = format!("{}/feedback", campaign.path());
    let member = app.member().await;
    let asked = member.get(format!("{path}/invitations")).await.ok().json();
    assert_eq!(asked, json!({ "open": ["join", "library"], "given": [] }));

    let said = json!({ "stage": "join", "rating": 4, "comment": " Γρήγορη εγγραφή. " });
    member.post(&path, said.clone()).await.expect(204);
    assert_snapshot!(member.post(&path, said).await.problem(), @"409 feedback-given");
    let asked = member.get(format!("{path}/invitations")).await.ok().json();
    assert_eq!(asked, json!({ "open": ["library"], "given": ["join"] }));
    assert_eq!(app.audit().await, ["feedback.given"]);
}

#[both_databases]
async fn a_stage_that_is_not_over_is_not_asked_about(app: TestApp) {
    let campaign = app.campaign().await;
    let member = app.member().await;
    let path = format!("{}/feedback", campaign.path());
    let reply = member.post(&path, json!({ "stage": "join", "rating": 4 })).await;
    assert_snapshot!(reply.problem(), @"409 stage-not-over");
}

#[both_databases]
async fn who_took_no_part_has_nothing_to_say(app: TestApp) {
    let campaign = app.campaign().stage_closed(StageKind::Design).stage_closed(StageKind::Submit).await;
    let path = format!("{}/feedback", campaign.path());
    let coordinator = app.coordinator().await;
    let challenge = app.challenge(&campaign, coordinator.id()).await;
    let member = takes_part(&app, &campaign, &challenge, ParticipationStatus::Selected).await;
    let cancelled = takes_part(&app, &campaign, &challenge, ParticipationStatus::Cancelled).await;

    let said = json!({ "stage": "design", "rating": 5 });
    member.post(&path, said.clone()).await.expect(204);
    for other in [cancelled, app.member().await] {
        assert_snapshot!(other.post(&path, said.clone()).await.problem(), @"403 took-no-part");
        let submitted = other.post(&path, json!({ "stage": "submit", "rating": 5 })).await;
        assert_snapshot!(submitted.problem(), @"403 took-no-part");
    }
    assert_snapshot!(app.visitor().post(&path, said).await.problem(), @"401 unauthenticated");
}

async fn takes_part(
    app: &TestApp,
    campaign: &Campaign,
    challenge: &challenge::Model,
    status: ParticipationStatus,
) -> Member {
    let member = app.member().await;
    let part = participation::ActiveModel {
        id: Set(app.id()),
        challenge_id: Set(challenge.id),
        member_id: Set(member.id()),
        organisation_id: Set(Some(member.organisation_id())),
        form_version_id: Set(campaign.participation_form_version_id),
        answers: Set(json!({})),
        status: Set(status),
        lead: Set(false),
        decided_by: Set(None),
        decided_at: Set(None),
        created_at: Set(app.now()),
    };
    app.row(part).await;
    member
}

#[both_databases]
async fn a_rating_is_from_one_to_five(app: TestApp) {
    let campaign = app.campaign().stage_closed(StageKind::Join).await;
    let path = format!("{}/feedback", campaign.path());
    let member = app.member().await;
    for rating in [0, 6] {
        let reply = member.post(&path, json!({ "stage": "join", "rating": rating })).await;
        assert_snapshot!(reply.problem(), @"422 validation /rating range");
    }
    let reply = member.post(&path, json!({ "stage": "join", "rating": 3, "comment": "\u{0}" })).await;
    assert_snapshot!(reply.problem(), @"422 validation /comment control_character");
}

#[both_databases]
async fn a_campaign_out_of_sight_is_not_there(app: TestApp) {
    let campaign = app.campaign().with(|row| row.status = Set(CampaignStatus::Draft)).await;
    let member = app.member().await;
    let path = format!("{}/feedback", campaign.path());
    let reply = member.post(&path, json!({ "stage": "library", "rating": 3 })).await;
    assert_snapshot!(reply.problem(), @"404 not-found");
    assert_snapshot!(member.get(format!("{path}/invitations")).await.problem(), @"404 not-found");
}
