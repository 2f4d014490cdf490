//! `POST /challenges/{id}/participations` and what a member sees of it.

use sea_orm::Set;
use serde_json::{Value, json};
use wenovate::{
    campaigns::StageKind,
    challenges::{ChallengeId, ChallengeStatus},
    questionnaires::QuestionnairePurpose,
};

use crate::app::{Client, TestApp, both_databases, factory::answers_to_nothing};

fn participations(challenge: ChallengeId) -> String {
    format!("/challenges/{challenge}/participations")
}

fn declaration() -> Value {
    json!({ "answers": answers_to_nothing() })
}

#[both_databases]
async fn a_member_declares_once(app: TestApp) {
    let (campaign, member) = (app.campaign().await, app.member().await);
    let challenge = app.challenge(&campaign, member.id()).await;
    let reply = member.post(participations(challenge.id), declaration()).await.expect(201);
    assert_eq!(reply.json()["status"], "declared");
    assert_eq!(reply.json()["member"]["id"], member.id().to_string());
    assert_eq!(app.audit().await, ["workshops.declared"]);
    let again = member.post(participations(challenge.id), declaration()).await;
    assert_eq!(again.problem(), "409 already-declared");
}

#[both_databases]
async fn two_declarations_at_once_are_one(app: TestApp) {
    let (campaign, member) = (app.campaign().await, app.member().await);
    let challenge = app.challenge(&campaign, member.id()).await;
    let path = participations(challenge.id);
    let (one, two) = tokio::join!(member.post(&path, declaration()), member.post(&path, declaration()));
    let mut statuses = [one.status(), two.status()];
    statuses.sort_unstable();
    assert_eq!(statuses, [201, 409]);
}

#[both_databases]
async fn the_form_is_asked_whole(app: TestApp) {
    let form = json!({ "sections": [{ "key": "skills", "title": { "el": "Δεξιότητες" }, "questions": [{
        "key": "skills", "type": "long_text", "text": { "el": "Τι φέρνετε;" }, "required": true
    }] }] });
    let form = app.published_questionnaire(QuestionnairePurpose::ParticipationForm, form).await.id;
    let campaign = app.campaign().with(move |row| row.participation_form_version_id = Set(form)).await;
    let member = app.member().await;
    let path = participations(app.challenge(&campaign, member.id()).await.id);
    assert_eq!(member.post(&path, declaration()).await.problem(), "422 validation /answers/skills required");
    let answered = json!({ "answers": { "skills": "Ανάλυση δεδομένων" } });
    let reply = member.post(&path, answered).await.expect(201);
    assert_eq!(reply.json()["answers"]["skills"], "Ανάλυση δεδομένων");
}

#[both_databases]
async fn a_closed_stage_refuses_declarations(app: TestApp) {
    let campaign = app.campaign().stage_closed(StageKind::Design).await;
    let member = app.member().await;
    let path = participations(app.challenge(&campaign, member.id()).await.id);
    assert_eq!(member.post(path, declaration()).await.problem(), "409 stage-closed");
    assert!(app.audit().await.is_empty());
}

#[both_databases]
async fn a_challenge_in_design_takes_no_declarations(app: TestApp) {
    let (campaign, member) = (app.campaign().await, app.member().await);
    let challenge = app.challenge(&campaign, member.id());
    let challenge = challenge.with(|row| row.status = Set(ChallengeStatus::InDesign)).await;
    let reply = member.post(participations(challenge.id), declaration()).await;
    assert_eq!(reply.problem(), "409 challenge-state");
}

#[both_databases]
async fn declaring_is_for_members_of_a_body(app: TestApp) {
    let (campaign, citizen) = (app.campaign().await, app.member().citizen().await);
    let path = participations(app.challenge(&campaign, citizen.id()).await.id);
    assert_eq!(app.visitor().post(&path, declaration()).await.problem(), "401 unauthenticated");
    assert_eq!(citizen.post(&path, declaration()).await.problem(), "403 body-required");
}

#[both_databases]
async fn everybody_sees_whether_one_can_still_declare(app: TestApp) {
    let (campaign, member) = (app.campaign().await, app.member().await);
    let challenge = app.challenge(&campaign, member.id()).await;
    let mine = format!("/challenges/{}/participation", challenge.id);
    let visitor = app.visitor().get(&mine).await.ok().json();
    assert_eq!((&visitor["abilities"]["can_declare"], &visitor["open"]), (&json!(false), &json!(true)));
    assert_eq!((&visitor["declared"], &visitor["capacity"]), (&json!(0), &json!(5)));
    assert_eq!(member.get(&mine).await.ok().json()["abilities"]["can_declare"], true);
    member.post(participations(challenge.id), declaration()).await.ok();
    let declared = member.get(&mine).await.ok().json();
    assert_eq!(declared["abilities"]["can_declare"], false);
    assert_eq!(declared["participation"]["status"], "declared");
    assert_eq!(declared["declared"], 1);
    assert_eq!(app.visitor().get(&mine).await.ok().json()["participation"], Value::Null);
}

#[both_databases]
async fn who_cannot_declare_reads_why(app: TestApp) {
    let campaign = app.campaign().await;
    let (member, citizen) = (app.member().await, app.member().citizen().await);
    let challenge = app.challenge(&campaign, member.id()).await;
    let mine = format!("/challenges/{}/participation", challenge.id);
    let refusal = async |who: &Client| who.get(&mine).await.ok().json()["refusal"].clone();
    assert_eq!(refusal(&app.visitor()).await, "signed_out");
    assert_eq!(refusal(&citizen).await, "no_body");
    assert_eq!(refusal(&member).await, Value::Null);
    member.post(participations(challenge.id), declaration()).await.ok();
    assert_eq!(refusal(&member).await, "declared");
    app.close_stage(&campaign, StageKind::Design).await;
    assert_eq!(refusal(&app.visitor()).await, "stage_closed");
}
