use serde_json::json;
use wenovate::{
    platform::{audit::Model, random::Random, time::Clock},
    server,
};

use crate::app::{Client, Member, PASSWORD, TestApp, both_databases};

#[both_databases]
async fn a_deed_is_written_down_with_who_what_and_from_where(app: TestApp) {
    let member = app.member().await;
    sign_in(member.client(), &member, "one").await;
    let event = event(&app, "one").await;
    assert_eq!(event.event, "sessions.started");
    assert_eq!((event.actor_kind.as_str(), event.actor_id), ("member", Some(member.id().0)));
    assert_eq!(event.subject_kind, "session");
    assert!(event.subject_id.is_some());
    assert_eq!(event.address.as_deref(), Some("127.0.0.1"));
    assert_eq!(event.at, app.now());
    assert!(!event.details.to_string().contains(PASSWORD));
}

#[both_databases]
async fn what_was_refused_leaves_no_event(app: TestApp) {
    let member = app.member().await;
    let wrong = json!({ "email": member.email(), "password": "λάθος-κωδικός" });
    assert_eq!(app.visitor().post("/sessions", wrong).await.status(), 401);
    assert!(app.audit().await.is_empty());
}

#[both_databases]
async fn a_forwarded_address_is_believed_from_a_listed_proxy_only(app: TestApp) {
    let member = app.member().await;
    let forwarded = |client: &Client| client.with("X-Forwarded-For", "198.51.100.1, 203.0.113.9");
    sign_in(&forwarded(member.client()), &member, "unlisted").await;
    assert_eq!(event(&app, "unlisted").await.address.as_deref(), Some("127.0.0.1"));

    let mut config = app.foundation().config.clone();
    config.trusted_proxies = vec!["127.0.0.1".parse().unwrap()];
    let behind = server::start(config, Clock::system(), Random::from_system()).await.unwrap();
    let visitor = Client::new(format!("http://{}", behind.address()));
    sign_in(&forwarded(&visitor), &member, "listed").await;
    assert_eq!(event(&app, "listed").await.address.as_deref(), Some("203.0.113.9"));
    behind.stop().await;
}

async fn sign_in(client: &Client, member: &Member, request: &str) {
    let credentials = json!({ "email": member.email(), "password": PASSWORD });
    client.with("X-Request-Id", request).post("/sessions", credentials).await.ok();
}

async fn event(app: &TestApp, request: &str) -> Model {
    let events = app.audit_events().await;
    events.into_iter().find(|event| event.request_id == request).expect("an event of the request")
}

#[both_databases]
async fn a_revision_says_what_was_before_and_after(app: TestApp) {
    let (admin, campaign) = (app.coordinator().await, app.campaign().await);
    let challenge = app.challenge(&campaign, admin.id()).await;
    let path = format!("/challenges/{}", challenge.id);
    let asked = admin.if_match("\"1\"").with("X-Request-Id", "revised");
    asked.patch(path, json!({ "capacity": 9 })).await.ok();
    let changes = event(&app, "revised").await.details["changes"].clone();
    assert_eq!(changes, json!({ "capacity": { "before": 5, "after": 9 } }));
}

#[both_databases]
async fn of_a_profile_the_trail_keeps_the_names_of_the_fields_only(app: TestApp) {
    let member = app.member().await;
    let profile = json!({
        "given_name": "Μαρία", "family_name": "Παππά", "unit": "Διεύθυνση Προγραμματισμού", "post": "Στέλεχος",
        "expertise": [], "language": "el", "notify_by_mail": true,
    });
    member.if_match("\"1\"").with("X-Request-Id", "profile").put("/me", profile).await.ok();
    let details = event(&app, "profile").await.details;
    assert_eq!(details, json!({ "fields": ["given_name", "family_name"] }));
}
