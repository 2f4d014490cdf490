//! `PUT /challenges/{id}/team`

use sea_orm::Set;
use serde_json::{Value, json};
use wenovate::challenges::ChallengeStatus;

use super::team::{Declared, three_have_declared};
use crate::app::{TestApp, both_databases};

/// The first two are the team, the first leads it; the third waits.
async fn a_team(app: &TestApp) -> Declared {
    let it = three_have_declared(app).await;
    it.coordinator.post(it.team(), it.first_leads()).await.expect(201);
    it
}

/// The third comes in for the first, and the second leads.
fn others(it: &Declared) -> Value {
    json!({ "lead": it.ids[1], "selected": [it.ids[1], it.ids[2]] })
}

impl Declared {
    async fn tag(&self) -> String {
        self.coordinator.get(format!("/challenges/{}", self.challenge.id)).await.ok().etag()
    }
}

#[both_databases]
async fn people_come_leave_and_hand_on_the_lead(app: TestApp) {
    let it = a_team(&app).await;
    let before = app.audit().await.len();
    let changed = it.coordinator.if_match(it.tag().await).put(it.team(), others(&it)).await.ok().json();
    assert_eq!(changed["team"][0]["member_id"], it.people[1].id().to_string());
    assert_eq!(changed["team"][1]["member_id"], it.people[2].id().to_string());
    assert_eq!(app.statuses(&it).await, ["declined", "selected", "selected"]);
    assert_eq!(app.audit().await[before..], ["workshops.team_changed"]);
    for person in &it.people {
        assert_eq!(app.was_told(person).await.len(), 2, "of the selection, and of the change");
    }
    assert_eq!(app.was_told(&it.people[0]).await[1].kind, "workshops.left");
    let project = format!("/projects/{}", changed["id"].as_str().unwrap());
    assert_eq!(it.people[0].get(&project).await.problem(), "404 not-found");
    assert_eq!(it.people[2].get(&project).await.ok().json()["abilities"]["can_write"], true);
}

#[both_databases]
async fn nobody_is_told_when_nothing_changes_for_them(app: TestApp) {
    let it = a_team(&app).await;
    let team = json!({ "lead": it.ids[0], "selected": [it.ids[0]] });
    it.coordinator.if_match(it.tag().await).put(it.team(), team).await.ok();
    let told: Vec<_> = [app.was_told(&it.people[0]).await, app.was_told(&it.people[2]).await].concat();
    assert_eq!(told.len(), 2, "the selection told them, the change did not");
}

#[both_databases]
async fn two_changes_from_the_same_state_are_one(app: TestApp) {
    let it = a_team(&app).await;
    let tag = it.tag().await;
    assert_eq!(it.coordinator.put(it.team(), others(&it)).await.problem(), "428 precondition-required");
    it.coordinator.if_match(&tag).put(it.team(), others(&it)).await.ok();
    assert_eq!(it.coordinator.if_match(&tag).put(it.team(), others(&it)).await.problem(), "412 stale");
}

#[both_databases]
async fn a_changed_team_keeps_the_rules_of_the_selection(app: TestApp) {
    let it = a_team(&app).await;
    let tag = it.tag().await;
    let refused = async |team: Value| it.coordinator.if_match(&tag).put(it.team(), team).await.problem();
    let all = json!({ "lead": it.ids[0], "selected": it.ids });
    assert_eq!(refused(all).await, "422 validation /selected too_many");
    let headless = json!({ "lead": it.ids[0], "selected": [it.ids[1]] });
    assert_eq!(refused(headless).await, "422 validation /lead lead_not_selected");
    it.people[2].post(format!("/participations/{}/cancel", it.ids[2]), ()).await.ok();
    assert_eq!(refused(others(&it)).await, "422 validation /selected/1 unknown_reference");
    assert_eq!(app.statuses(&it).await, ["selected", "selected", "cancelled"]);
}

#[both_databases]
async fn the_team_changes_while_it_writes_and_by_a_coordinator_only(app: TestApp) {
    let it = a_team(&app).await;
    let tag = it.tag().await;
    assert_eq!(
        app.visitor().if_match(&tag).put(it.team(), others(&it)).await.problem(),
        "401 unauthenticated"
    );
    for person in [&it.people[0], &app.reviewer().await, &app.admin().await] {
        assert_eq!(person.if_match(&tag).put(it.team(), others(&it)).await.problem(), "403 forbidden");
    }
    let waiting = app.challenge(&it.campaign, it.coordinator.id()).await;
    let path = format!("/challenges/{}/team", waiting.id);
    let early = it.coordinator.if_match("\"1\"").put(&path, others(&it)).await;
    assert_eq!(early.problem(), "409 challenge-state");
    let before_the_network = app
        .challenge(&it.campaign, it.coordinator.id())
        .with(|row| row.status = Set(ChallengeStatus::InEvaluation))
        .await;
    let path = format!("/challenges/{}/team", before_the_network.id);
    let late = it.coordinator.if_match("\"1\"").put(&path, others(&it)).await;
    assert_eq!(late.problem(), "409 challenge-state");
    let mine = format!("/challenges/{}/participation", it.challenge.id);
    assert_eq!(it.coordinator.get(&mine).await.ok().json()["abilities"]["can_change_team"], true);
    assert_eq!(it.people[0].get(&mine).await.ok().json()["abilities"]["can_change_team"], false);
}
