use std::time::Duration;

use serde_json::json;
use wenovate::members::MemberStatus;

use crate::app::{PASSWORD, Reply, TestApp, both_databases};

async fn try_it(app: &TestApp, email: &str, password: &str) -> Reply {
    app.visitor().post("/sessions", json!({ "email": email, "password": password })).await
}

#[both_databases]
async fn whoever_is_refused_is_refused_alike(app: TestApp) {
    let member = app.member().signed_out().await;
    let suspended = app.member().status(MemberStatus::Suspended).await;
    let registered = app.member().status(MemberStatus::Registered).await;
    let wrong = try_it(&app, member.email(), "λάθος-κωδικός").await;
    let same = |reply: &Reply| (reply.problem(), reply.json()["title"].clone());
    assert_eq!(wrong.problem(), "401 sign-in-failed");
    for (email, password) in
        [("nobody@unknown.example", PASSWORD), (suspended.email(), PASSWORD), (registered.email(), PASSWORD)]
    {
        assert_eq!(same(&try_it(&app, email, password).await), same(&wrong));
    }
    try_it(&app, &member.email().to_uppercase(), PASSWORD).await.ok();
}

#[both_databases]
async fn guessing_is_slowed_down_and_the_wait_doubles(app: TestApp) {
    let member = app.member().signed_out().await;
    for _ in 0..5 {
        assert_eq!(try_it(&app, member.email(), "λάθος").await.problem(), "401 sign-in-failed");
    }
    let slowed = try_it(&app, member.email(), PASSWORD).await;
    assert_eq!(slowed.problem(), "429 too-many-requests");
    assert_eq!(slowed.header("retry-after"), "30");
    app.advance(Duration::from_secs(30));
    assert_eq!(try_it(&app, member.email(), "λάθος").await.problem(), "401 sign-in-failed");
    assert_eq!(try_it(&app, member.email(), "λάθος").await.header("retry-after"), "60");
    app.advance(Duration::from_mins(1));
    try_it(&app, member.email(), PASSWORD).await.ok();
    for _ in 0..4 {
        assert_eq!(try_it(&app, member.email(), "λάθος").await.problem(), "401 sign-in-failed");
    }
}

#[both_databases]
async fn an_account_that_does_not_exist_is_slowed_down_alike(app: TestApp) {
    for _ in 0..5 {
        assert_eq!(try_it(&app, "nobody@unknown.example", "λάθος").await.problem(), "401 sign-in-failed");
    }
    assert_eq!(try_it(&app, "nobody@unknown.example", "λάθος").await.problem(), "429 too-many-requests");
}

#[both_databases]
async fn an_address_that_tries_many_accounts_is_slowed_down(app: TestApp) {
    for number in 0..60 {
        let email = format!("nobody{number}@unknown.example");
        assert_eq!(try_it(&app, &email, "λάθος").await.problem(), "401 sign-in-failed");
    }
    assert_eq!(try_it(&app, "other@unknown.example", "λάθος").await.problem(), "429 too-many-requests");
}

#[both_databases]
async fn an_office_behind_one_address_signs_in_as_often_as_it_likes(app: TestApp) {
    let member = app.member().signed_out().await;
    for _ in 0..65 {
        try_it(&app, member.email(), PASSWORD).await.ok();
    }
}
