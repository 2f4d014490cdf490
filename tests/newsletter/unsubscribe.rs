use insta::assert_snapshot;
use reqwest::Method;
use serde_json::json;

use crate::app::{TestApp, both_databases};

const ADDRESS: &str = "politis@mail.example";

/// A confirmed subscription, and the address of its one-click header below the server.
async fn subscribed(app: &TestApp) -> String {
    let visitor = app.visitor();
    visitor.post("/newsletter/subscriptions", json!({ "email": ADDRESS })).await.expect(202);
    let token = json!({ "token": app.last_mail(ADDRESS).await.token("/newsletter/confirm") });
    visitor.post("/newsletter/subscriptions/confirm", token).await.expect(204);
    let mail = app.last_mail(ADDRESS).await;
    assert_eq!(mail.headers["list-unsubscribe-post"], "List-Unsubscribe=One-Click");
    let header = mail.headers["list-unsubscribe"].trim_matches(['<', '>']).to_owned();
    assert!(mail.text.contains("/unsubscribe?token="), "a page for people, too");
    format!("/{}", header.splitn(4, '/').nth(3).unwrap())
}

async fn confirmed(app: &TestApp) -> i64 {
    let coordinator = app.coordinator().await;
    coordinator.get("/newsletter/summary").await.ok().json()["confirmed"].as_i64().unwrap()
}

#[both_databases]
async fn one_click_of_a_mail_program_unsubscribes(app: TestApp) {
    let address = subscribed(&app).await;
    assert_eq!(confirmed(&app).await, 1);
    for _ in 0..2 {
        let click = app.visitor().request(Method::POST, &address);
        let form = click
            .header("content-type", "application/x-www-form-urlencoded")
            .body("List-Unsubscribe=One-Click");
        app.visitor().send(form).await.expect(204);
    }
    assert_eq!(confirmed(&app).await, 0);
    assert_eq!(app.audit().await.last().unwrap(), "newsletter.unsubscribed");
    assert_eq!(app.audit().await.len(), 3, "the second click changes nothing");
}

#[both_databases]
async fn following_the_link_changes_nothing(app: TestApp) {
    let address = subscribed(&app).await;
    let scanner = app.visitor().request(Method::GET, &address);
    let reply = app.visitor().send(scanner).await;
    assert_snapshot!(reply.problem(), @"405 method-not-allowed");
    assert_eq!(confirmed(&app).await, 1);
}

#[both_databases]
async fn an_unknown_token_unsubscribes_nobody(app: TestApp) {
    subscribed(&app).await;
    for token in ["guess", "%00", "a%20b"] {
        let reply = app.visitor().post(format!("/newsletter/unsubscribe?token={token}"), ()).await;
        assert_snapshot!(reply.problem(), @"404 not-found");
    }
    assert_eq!(confirmed(&app).await, 1);
}

#[both_databases]
async fn who_unsubscribed_may_ask_again(app: TestApp) {
    let address = subscribed(&app).await;
    app.visitor().send(app.visitor().request(Method::POST, &address)).await.expect(204);
    app.advance(wenovate::platform::time::days(1));
    app.visitor().post("/newsletter/subscriptions", json!({ "email": ADDRESS })).await.expect(202);
    let token = json!({ "token": app.last_mail(ADDRESS).await.token("/newsletter/confirm") });
    assert_eq!(confirmed(&app).await, 0, "not before confirming");
    app.visitor().post("/newsletter/subscriptions/confirm", token).await.expect(204);
    assert_eq!(confirmed(&app).await, 1);
}
