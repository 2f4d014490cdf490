//! `POST /challenges/{id}/team`

use sea_orm::Set;
use serde_json::{Value, json};
use wenovate::{challenges::challenge, workshops::ParticipationId};

use crate::app::{Campaign, Member, TestApp, both_databases};

pub struct Declared {
    pub campaign: Campaign,
    pub challenge: challenge::Model,
    pub coordinator: Member,
    pub people: Vec<Member>,
    pub ids: Vec<ParticipationId>,
}

/// Three members have declared on a challenge with two places.
pub async fn three_have_declared(app: &TestApp) -> Declared {
    let (campaign, coordinator) = (app.design_campaign().await, app.coordinator().await);
    let challenge = app.challenge(&campaign, coordinator.id()).with(|row| row.capacity = Set(2)).await;
    let (mut people, mut ids) = (Vec::new(), Vec::new());
    for _ in 0..3 {
        let member = app.member().await;
        ids.push(app.participation(&campaign, &challenge, &member).await.id);
        people.push(member);
    }
    Declared { campaign, challenge, coordinator, people, ids }
}

impl Declared {
    pub fn team(&self) -> String {
        format!("/challenges/{}/team", self.challenge.id)
    }

    pub fn first_leads(&self) -> Value {
        json!({ "lead": self.ids[0], "selected": [self.ids[0], self.ids[1]], "waitlisted": [self.ids[2]] })
    }
}

#[both_databases]
async fn the_selection_answers_everybody_and_begins_the_project(app: TestApp) {
    let it = three_have_declared(&app).await;
    let project = it.coordinator.post(it.team(), it.first_leads()).await.expect(201).json();
    assert_eq!(project["status"], "drafting");
    assert_eq!(project["team"].as_array().unwrap().len(), 2);
    assert_eq!(project["team"][0]["member_id"], it.people[0].id().to_string());
    assert_eq!(project["team"][0]["lead"], true);
    let keys: Vec<_> =
        project["sections"].as_array().unwrap().iter().map(|section| &section["key"]).collect();
    assert_eq!(keys, ["problem", "solution", "annex"]);
    assert_eq!(
        project["completeness"],
        json!({ "required": 2, "complete": 0, "missing": ["problem", "solution"], "ready": false })
    );
    assert_eq!(project["challenge"]["status"], "in_design");
    let statuses: Vec<_> = app.statuses(&it).await;
    assert_eq!(statuses, ["selected", "selected", "waitlisted"]);
    assert_eq!(app.audit().await, ["challenges.advanced", "workshops.selected", "projects.started"]);
    for person in &it.people {
        assert_eq!(app.was_told(person).await.len(), 1, "everybody who declared is told");
    }
    let told = app.was_told(&it.people[0]).await.remove(0);
    assert_eq!(told.kind, "workshops.selected");
    assert_eq!(told.path, format!("/projects/{}", project["id"].as_str().unwrap()));
    assert_eq!(app.mailbox(it.people[2].email()).await.len(), 1);
}

#[both_databases]
async fn a_team_does_not_exceed_the_capacity(app: TestApp) {
    let it = three_have_declared(&app).await;
    let team = json!({ "lead": it.ids[0], "selected": it.ids });
    assert_eq!(it.coordinator.post(it.team(), team).await.problem(), "422 validation /selected too_many");
    assert_eq!(app.statuses(&it).await, ["declared"; 3]);
    assert!(app.audit().await.is_empty());
}

#[both_databases]
async fn the_lead_is_one_of_the_team(app: TestApp) {
    let it = three_have_declared(&app).await;
    let team = json!({ "lead": it.ids[2], "selected": [it.ids[0]] });
    assert_eq!(
        it.coordinator.post(it.team(), team).await.problem(),
        "422 validation /lead lead_not_selected"
    );
    let nobody = json!({ "lead": it.ids[2], "selected": [] });
    assert_eq!(it.coordinator.post(it.team(), nobody).await.problem(), "422 validation /selected length");
}

#[both_databases]
async fn only_those_who_declared_here_are_selected(app: TestApp) {
    let it = three_have_declared(&app).await;
    let elsewhere = app.challenge(&it.campaign, it.coordinator.id()).await;
    let stranger = app.participation(&it.campaign, &elsewhere, &it.people[0]).await.id;
    let team = json!({ "lead": stranger, "selected": [stranger] });
    let reply = it.coordinator.post(it.team(), team).await;
    assert_eq!(reply.problem(), "422 validation /selected/0 unknown_reference");
    let twice = json!({ "lead": it.ids[0], "selected": [it.ids[0]], "waitlisted": [it.ids[0]] });
    let reply = it.coordinator.post(it.team(), twice).await;
    assert_eq!(reply.problem(), "422 validation /waitlisted/0 duplicate");
    it.people[0].post(format!("/participations/{}/cancel", it.ids[0]), ()).await.ok();
    let reply = it.coordinator.post(it.team(), it.first_leads()).await;
    assert_eq!(reply.problem(), "422 validation /selected/0 unknown_reference");
}

#[both_databases]
async fn only_a_coordinator_selects(app: TestApp) {
    let it = three_have_declared(&app).await;
    assert_eq!(app.visitor().post(it.team(), it.first_leads()).await.problem(), "401 unauthenticated");
    assert_eq!(it.people[0].post(it.team(), it.first_leads()).await.problem(), "403 forbidden");
    assert_eq!(app.reviewer().await.post(it.team(), it.first_leads()).await.problem(), "403 forbidden");
    assert_eq!(app.admin().await.post(it.team(), it.first_leads()).await.problem(), "403 forbidden");
}

#[both_databases]
async fn of_two_selections_at_once_one_counts(app: TestApp) {
    let it = three_have_declared(&app).await;
    let other = app.coordinator().await;
    let second = json!({ "lead": it.ids[2], "selected": [it.ids[2]] });
    let path = it.team();
    let (one, two) = tokio::join!(it.coordinator.post(&path, it.first_leads()), other.post(&path, second));
    let (won, lost) = if one.status() == 201 { (one, two) } else { (two, one) };
    assert_eq!(lost.problem(), "409 challenge-state");
    let lead = won.expect(201).text_at("/team/0/member_id");
    let selected = app.statuses(&it).await.iter().filter(|status| *status == "selected").count();
    let expected = if lead == it.people[0].id().to_string() { 2 } else { 1 };
    assert_eq!(selected, expected);
}

impl TestApp {
    /// What became of the declarations, in their order.
    pub async fn statuses(&self, it: &Declared) -> Vec<String> {
        let path = format!("/challenges/{}/participations", it.challenge.id);
        let rows = it.coordinator.get(path).await.ok().items();
        rows.iter().map(|row| row["status"].as_str().unwrap().to_owned()).collect()
    }
}
