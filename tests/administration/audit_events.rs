use std::time::Duration;

use insta::assert_snapshot;
use serde_json::json;

use crate::app::{Member, PASSWORD, TestApp, both_databases};

#[both_databases]
async fn an_event_says_who_did_what_to_which_when_and_from_where(app: TestApp) {
    let member = app.member().await;
    sign_in(&member, "request-1").await;
    let events = app.admin().await.get("/audit-events?request=request-1").await.ok().items();
    assert_eq!(events.len(), 1);
    let event = &events[0];
    assert_eq!(event["event"], "sessions.started");
    assert_eq!(event["actor_kind"], "member");
    assert_eq!(event["actor_id"], member.id().to_string());
    assert_eq!(event["actor_name"], format!("{} {}", member.row().given_name, member.row().family_name));
    assert_eq!(event["subject_kind"], "session");
    assert!(event["subject_id"].is_string());
    assert_eq!(event["address"], "127.0.0.1");
    assert_eq!(event["at"], crate::app::TODAY);
}

#[both_databases]
async fn events_are_found_by_actor_event_subject_and_time(app: TestApp) {
    let (eleni, nikos, admin) = (app.member().await, app.member().await, app.admin().await);
    sign_in(&eleni, "one").await;
    app.advance(Duration::from_hours(1));
    let later = app.now().to_rfc3339();
    sign_in(&nikos, "two").await;
    let admin = {
        admin.renew().await;
        admin
    };
    let found = async |query: String| {
        let items = admin.get(format!("/audit-events?event=sessions.started&{query}")).await.ok().items();
        let ours = items.iter().map(|item| item["request_id"].as_str().unwrap().to_owned());
        ours.filter(|id| id == "one" || id == "two").collect::<Vec<_>>()
    };
    assert_eq!(found("limit=100".into()).await, ["two", "one"]);
    assert_eq!(found(format!("actor={}", eleni.id())).await, ["one"]);
    assert_eq!(found(format!("from={later}")).await, ["two"]);
    assert_eq!(found(format!("until={later}")).await, ["one"]);
    let subject = admin.get("/audit-events?request=two").await.ok().items()[0]["subject_id"].clone();
    assert_eq!(found(format!("subject={}", subject.as_str().unwrap())).await, ["two"]);
    assert!(admin.get("/audit-events?event=sessions.star").await.ok().items().is_empty());
}

#[both_databases]
async fn the_trail_is_paged(app: TestApp) {
    let member = app.member().await;
    for number in 0..3 {
        sign_in(&member, &format!("r{number}")).await;
    }
    let admin = app.admin().await;
    let path = format!("/audit-events?actor={}&limit=2", member.id());
    let first = admin.get(&path).await.ok();
    assert_eq!(first.items().len(), 2);
    let next = first.text_at("/next");
    let second = admin.get(format!("{path}&after={next}")).await.ok();
    assert!(!second.items().is_empty());
    assert!(first.items().iter().all(|item| !second.items().contains(item)));
}

#[both_databases]
async fn only_who_may_read_the_trail_reads_it(app: TestApp) {
    for person in [app.member().await, app.reviewer().await, app.coordinator().await] {
        assert_snapshot!(person.get("/audit-events").await.problem(), @"403 forbidden");
    }
    assert_snapshot!(app.visitor().get("/audit-events").await.problem(), @"401 unauthenticated");
}

async fn sign_in(member: &Member, request: &str) {
    let credentials = json!({ "email": member.email(), "password": PASSWORD });
    member.with("X-Request-Id", request).post("/sessions", credentials).await.ok();
}
