use std::time::Duration;

use serde_json::json;
use wenovate::members::MemberStatus;

use super::{linked, prove, unlinked};
use crate::app::{
    PASSWORD, TestApp, both_databases,
    elsewhere::{self, agree, begin, certified, come_back},
};

#[both_databases]
async fn nothing_is_offered_until_it_is_configured(app: TestApp) {
    assert_eq!(app.visitor().get("/sign-in-providers").await.ok().json(), json!({ "items": [] }));
    assert_eq!(
        app.visitor().post("/sign-in-providers/certified/attempts", ()).await.problem(),
        "404 not-found"
    );
    let answer = json!({ "state": "x", "code": "x" });
    assert_eq!(come_back(&app.visitor(), "certified", &answer).await.problem(), "404 not-found");
}

#[both_databases]
async fn who_is_linked_signs_in_without_a_password(app: TestApp) {
    let replica = app.offering(vec![certified("certified")]).await;
    let offered = replica.visitor().get("/sign-in-providers").await.ok().json();
    assert_eq!(
        offered["items"],
        json!([{ "key": "certified", "name": { "el": "Πάροχος certified", "en": "Provider certified" } }])
    );
    let member = app.member().signed_out().await;
    linked(&replica, &member, "eleni").await;

    let browser = replica.visitor();
    let opened = elsewhere::sign_in(&browser, "eleni").await.ok();
    assert_eq!(opened.header("cache-control"), "no-store");
    assert_eq!(opened.json()["member"]["email"], member.email());
    browser.set_bearer(opened.text_at("/access_token"));
    let mine = browser.get("/me/external-identities").await.ok().json();
    assert_eq!(mine["items"].as_array().unwrap().len(), 1);
    assert!(mine["items"][0]["last_used_at"].is_string());
    // Somebody else there is somebody else here.
    assert!(elsewhere::sign_in(&replica.visitor(), "maria").await.ok().json()["unlinked"].is_object());
    replica.stop().await;
}

#[both_databases]
async fn an_equal_address_links_nobody(app: TestApp) {
    let replica = app.offering(vec![certified("certified")]).await;
    let member = app.member().signed_out().await;
    let offered = elsewhere::sign_in(&replica.visitor(), member.email()).await.ok().json();
    assert_eq!(offered["unlinked"]["profile"]["email"], member.email(), "the provider has verified it");
    assert!(offered.get("access_token").is_none());
    assert_eq!(offered["unlinked"]["confirmed"], false);
    replica.stop().await;
}

#[both_databases]
async fn the_attempt_belongs_to_the_browser_that_began_it(app: TestApp) {
    let replica = app.offering(vec![certified("certified"), certified("other")]).await;
    let (browser, another) = (replica.visitor(), replica.visitor());
    let started = browser.post("/sign-in-providers/certified/attempts", ()).await.ok();
    let cookie = started.header("set-cookie").to_owned();
    for attribute in ["__Host-wenovate-provider=", "HttpOnly", "SameSite=Lax", "Secure", "Path=/"] {
        assert!(cookie.contains(attribute), "{attribute}: {cookie}");
    }
    let answer = agree(started.text_at("/authorization_url").parse().unwrap(), "eleni").await;
    assert_eq!(come_back(&another, "certified", &answer).await.problem(), "410 attempt-over");
    begin(&another, "certified").await;
    assert_eq!(come_back(&another, "certified", &answer).await.problem(), "410 attempt-over");
    assert_eq!(
        come_back(&browser, "other", &answer).await.problem(),
        "410 attempt-over",
        "another provider’s"
    );
    // Whoever tries has not used it up.
    come_back(&browser, "certified", &answer).await.ok();
    assert_eq!(come_back(&browser, "certified", &answer).await.problem(), "410 attempt-over", "once");
    replica.stop().await;
}

#[both_databases]
async fn another_sites_page_cannot_begin_or_end_it(app: TestApp) {
    let replica = app.offering(vec![certified("certified")]).await;
    let foreign = replica.visitor().with("Origin", "https://elsewhere.example");
    let begun = foreign.post("/sign-in-providers/certified/attempts", ()).await;
    assert_eq!(begun.problem(), "403 foreign-origin");
    let answer = json!({ "state": "x", "code": "x" });
    assert_eq!(come_back(&foreign, "certified", &answer).await.problem(), "403 foreign-origin");
    replica.stop().await;
}

#[both_databases]
async fn an_attempt_lasts_a_quarter_of_an_hour_and_is_served_by_any_replica(app: TestApp) {
    let replica = app.offering(vec![certified("certified")]).await;
    let second = app.offering(vec![certified("certified")]).await;
    let browser = replica.visitor();
    let answer = agree(begin(&browser, "certified").await, "eleni").await;
    come_back(&browser.at(&second), "certified", &answer).await.ok();
    let late = agree(begin(&browser, "certified").await, "eleni").await;
    app.advance(Duration::from_mins(15));
    assert_eq!(come_back(&browser, "certified", &late).await.problem(), "410 attempt-over");
    second.stop().await;
    replica.stop().await;
}

#[both_databases]
async fn a_second_factor_is_asked_for_as_after_a_password(app: TestApp) {
    let replica = app.offering(vec![certified("certified")]).await;
    let member = app.reviewer().signed_out().await;
    linked(&replica, &member, "kritis").await;
    let browser = replica.visitor();
    let asked = elsewhere::sign_in(&browser, "kritis").await.ok().json();
    assert!(asked.get("access_token").is_none());
    app.advance(Duration::from_mins(1));
    let mut shown = member.proof(app.now());
    shown["ticket"] = asked["second_factor"]["ticket"].clone();
    let opened = browser.post("/sessions/second-factor", shown).await.ok();
    browser.set_bearer(opened.text_at("/access_token"));
    assert_eq!(browser.get("/me").await.ok().json()["must_enrol"], false);
    replica.stop().await;
}

#[both_databases]
async fn staff_without_a_factor_get_no_further_by_a_provider(app: TestApp) {
    let replica = app.offering(vec![certified("certified")]).await;
    let member = app.member().signed_out().await;
    linked(&replica, &member, "neos").await;
    let admin = app.admin().await;
    admin.put(format!("/members/{}/roles/reviewer", member.id()), ()).await.ok();
    let browser = replica.visitor();
    let opened = elsewhere::sign_in(&browser, "neos").await.ok();
    assert_eq!(opened.json()["member"]["must_enrol"], true);
    browser.set_bearer(opened.text_at("/access_token"));
    let refused = browser.get("/me/external-identities").await;
    assert_eq!(refused.problem(), "403 second-factor-required");
    replica.stop().await;
}

#[both_databases]
async fn whoever_may_not_sign_in_may_not_by_a_provider(app: TestApp) {
    let replica = app.offering(vec![certified("certified")]).await;
    let member = app.member().signed_out().await;
    linked(&replica, &member, "paula").await;
    let admin = app.admin().await;
    let path = format!("/members/{}", member.id());
    let reason = json!({ "reason": "Δοκιμή" });
    admin.having_read(&path).await.post(format!("{path}/suspend"), reason).await.ok();
    assert_eq!(admin.get(&path).await.ok().json()["status"], json!(MemberStatus::Suspended));
    assert_eq!(elsewhere::sign_in(&replica.visitor(), "paula").await.problem(), "403 account-closed");
    replica.stop().await;
}

#[both_databases]
async fn who_begins_again_and_again_waits(app: TestApp) {
    let replica = app.offering(vec![certified("certified")]).await;
    let mut last = String::new();
    for _ in 0..61 {
        last = replica.visitor().post("/sign-in-providers/certified/attempts", ()).await.problem();
    }
    assert_eq!(last, "429 too-many-requests");
    replica.stop().await;
}

#[both_databases]
async fn all_of_it_is_in_the_trail_and_nothing_secret_is(app: TestApp) {
    let replica = app.offering(vec![certified("certified")]).await;
    let member = app.member().signed_out().await;
    let (browser, ticket) = unlinked(&replica, "ichnos").await;
    prove(&browser, &member).await;
    browser.post("/me/external-identities", json!({ "ticket": ticket })).await.expect(204);
    elsewhere::sign_in(&replica.visitor(), "ichnos").await.ok();
    let events = app.audit().await;
    let expected = [
        "sign_in_attempts.started",
        "sign_in_attempts.answered",
        "subject_keys.created",
        "external_identities.linked",
        "sign_in_attempts.started",
        "sign_in_attempts.answered",
        "sessions.started",
    ];
    let seen: Vec<_> = events.iter().filter(|event| expected.contains(&event.as_str())).collect();
    let expected: Vec<_> = expected.iter().filter(|event| **event != "subject_keys.created").collect();
    assert_eq!(seen, expected, "{events:?}");
    let trail = format!("{:?}", app.audit_events().await);
    for secret in ["ichnos", PASSWORD, &ticket] {
        assert!(!trail.contains(secret), "{secret}");
    }
    replica.stop().await;
}
