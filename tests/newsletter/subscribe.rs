use std::time::Duration;

use insta::assert_snapshot;
use serde_json::json;
use wenovate::platform::time::days;

use crate::app::{TestApp, both_databases};

const ADDRESS: &str = "politis@mail.example";

async fn subscribe(app: &TestApp, email: &str) -> String {
    let reply = app.visitor().post("/newsletter/subscriptions", json!({ "email": email })).await;
    format!("{} {}", reply.status(), reply.text())
}

#[both_databases]
async fn an_address_receives_it_after_confirming_once(app: TestApp) {
    let coordinator = app.coordinator().await;
    assert_eq!(subscribe(&app, "Politis@Mail.example").await, "202 ");
    assert_eq!(coordinator.get("/newsletter/summary").await.json()["confirmed"], 0);

    let mail = app.last_mail(ADDRESS).await;
    assert_eq!(mail.subject, "Επιβεβαιώστε την εγγραφή σας στο ενημερωτικό δελτίο");
    let token = json!({ "token": mail.token("/newsletter/confirm") });
    app.visitor().post("/newsletter/subscriptions/confirm", token.clone()).await.expect(204);
    assert_eq!(coordinator.get("/newsletter/summary").await.json()["confirmed"], 1);
    let again = app.visitor().post("/newsletter/subscriptions/confirm", token).await;
    assert_snapshot!(again.problem(), @"410 subscription-link-ended");
    assert_eq!(app.audit().await, ["newsletter.requested", "newsletter.confirmed"]);
}

#[both_databases]
async fn what_is_no_address_is_refused(app: TestApp) {
    for email in ["onoma", "onoma@", " a@b.example"] {
        let reply = app.visitor().post("/newsletter/subscriptions", json!({ "email": email })).await;
        assert_snapshot!(reply.problem(), @"422 validation /email email");
    }
    assert!(app.audit().await.is_empty());
}

#[both_databases]
async fn a_confirming_link_ends_after_three_days(app: TestApp) {
    subscribe(&app, ADDRESS).await;
    let token = json!({ "token": app.last_mail(ADDRESS).await.token("/newsletter/confirm") });
    app.advance(days(3));
    let late = app.visitor().post("/newsletter/subscriptions/confirm", token).await;
    assert_snapshot!(late.problem(), @"410 subscription-link-ended");
    let guessed = app.visitor().post("/newsletter/subscriptions/confirm", json!({ "token": "guess" })).await;
    assert_snapshot!(guessed.problem(), @"410 subscription-link-ended");
}

#[both_databases]
async fn known_and_unknown_addresses_get_the_same_answer(app: TestApp) {
    let unknown = subscribe(&app, ADDRESS).await;
    assert_eq!(subscribe(&app, ADDRESS).await, unknown);
    assert_eq!(app.mailbox(ADDRESS).await.len(), 1, "one mail within a quarter of an hour");
    app.advance(Duration::from_mins(16));
    assert_eq!(subscribe(&app, ADDRESS).await, unknown);
    assert_eq!(app.mailbox(ADDRESS).await.len(), 2);

    let token = json!({ "token": app.last_mail(ADDRESS).await.token("/newsletter/confirm") });
    app.visitor().post("/newsletter/subscriptions/confirm", token).await.expect(204);
    let mails = app.mailbox(ADDRESS).await.len();
    app.advance(days(1));
    assert_eq!(subscribe(&app, ADDRESS).await, unknown);
    assert_eq!(app.mailbox(ADDRESS).await.len(), mails, "who receives it already is not asked");
}

#[both_databases]
async fn it_is_written_to_in_the_language_that_was_asked_in(app: TestApp) {
    let english = app.visitor().reading("en");
    english.post("/newsletter/subscriptions", json!({ "email": ADDRESS })).await.expect(202);
    assert_eq!(app.last_mail(ADDRESS).await.subject, "Confirm your subscription to the newsletter");
}
