//! Signing in through other providers.

mod dialect;
mod link;
mod providers;
mod refused;
mod register;
mod sign_in;

use serde_json::json;
use wenovate::platform::time::Clock;

use crate::app::{Client, Member, PASSWORD, Replica, elsewhere};

/// Somebody who has come from the certified provider for the first time: their browser, and the ticket that it got.
async fn unlinked(replica: &Replica, login: &str) -> (Client, String) {
    let browser = replica.visitor();
    let offered = elsewhere::sign_in(&browser, login).await.ok();
    let ticket = offered.text_at("/unlinked/ticket");
    (browser, ticket)
}

/// Signs in with the password, and the factor where there is one, in this browser.
async fn prove(browser: &Client, member: &Member) {
    member.sign_in_at(browser, Clock::system().now()).await;
}

/// Links the member's account with this login, by password after the provider.
async fn linked(replica: &Replica, member: &Member, login: &str) -> Client {
    let (browser, ticket) = unlinked(replica, login).await;
    prove(&browser, member).await;
    browser.post("/me/external-identities", json!({ "ticket": ticket })).await.expect(204);
    browser
}

/// Starts to link from the security page, by password.
async fn begin_linking(browser: &Client, provider: &str) -> reqwest::Url {
    let path = format!("/me/sign-in-providers/{provider}/attempts");
    let started = browser.post(path, json!({ "current_password": PASSWORD })).await.ok();
    started.text_at("/authorization_url").parse().unwrap()
}
