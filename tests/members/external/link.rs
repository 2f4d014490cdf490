use std::time::Duration;

use sea_orm::{ActiveValue::Set, EntityTrait};
use serde_json::json;
use wenovate::{
    members::{MemberId, external_identity, sign_in_attempt},
    platform::{jobs::Job, time::days},
};

use super::{begin_linking, linked, prove, unlinked};
use crate::app::{
    TestApp, both_databases,
    elsewhere::{agree, begin, certified, come_back, dialect},
};

#[both_databases]
async fn both_accounts_are_proven_before_they_are_linked(app: TestApp) {
    let replica = app.offering(vec![certified("certified")]).await;
    let member = app.member().await;
    let (browser, ticket) = unlinked(&replica, "desmos").await;
    let form = json!({ "ticket": ticket });
    assert_eq!(browser.post("/me/external-identities", &form).await.problem(), "401 unauthenticated");
    // A session from before says nothing of who sits here now.
    app.advance(Duration::from_secs(1));
    let (browser, ticket) = unlinked(&replica, "desmos").await;
    let form = json!({ "ticket": ticket });
    browser.set_bearer(member.client().bearer().unwrap());
    assert_eq!(browser.post("/me/external-identities", &form).await.problem(), "403 sign-in-afresh");
    // In another browser the ticket is worth nothing.
    let another = replica.visitor();
    begin(&another, "certified").await;
    prove(&another, &member).await;
    assert_eq!(another.post("/me/external-identities", &form).await.problem(), "410 attempt-over");

    prove(&browser, &member).await;
    browser.post("/me/external-identities", &form).await.expect(204);
    let mail = app.last_mail(member.email()).await;
    assert!(mail.subject.contains("συνδέθηκε με άλλον πάροχο") && mail.text.contains("Πάροχος certified"));
    assert_eq!(browser.post("/me/external-identities", &form).await.problem(), "410 attempt-over", "once");
    replica.stop().await;
}

#[both_databases]
async fn a_ticket_lasts_half_an_hour(app: TestApp) {
    let replica = app.offering(vec![certified("certified")]).await;
    let member = app.member().signed_out().await;
    let (browser, ticket) = unlinked(&replica, "argos").await;
    app.advance(Duration::from_mins(30));
    prove(&browser, &member).await;
    let late = browser.post("/me/external-identities", json!({ "ticket": ticket })).await;
    assert_eq!(late.problem(), "410 attempt-over");
    for none in ["x", "a.b.c"] {
        let refused = browser.post("/me/external-identities", json!({ "ticket": none })).await;
        assert_eq!(refused.problem(), "410 attempt-over");
    }
    replica.stop().await;
}

#[both_databases]
async fn one_account_there_is_one_account_here(app: TestApp) {
    let replica = app.offering(vec![certified("certified"), certified("other")]).await;
    let (one, two) = (app.member().signed_out().await, app.member().signed_out().await);
    let before = unlinked(&replica, "monos").await;
    linked(&replica, &one, "monos").await;
    // A ticket from before it was linked.
    prove(&before.0, &two).await;
    let taken = before.0.post("/me/external-identities", json!({ "ticket": before.1 })).await;
    assert_eq!(taken.problem(), "409 identity-linked");
    // And one for each provider.
    let (browser, ticket) = unlinked(&replica, "deuteros").await;
    prove(&browser, &one).await;
    let second = browser.post("/me/external-identities", json!({ "ticket": ticket })).await;
    assert_eq!(second.problem(), "409 identity-linked");
    replica.stop().await;
}

#[both_databases]
async fn who_has_signed_in_links_from_the_security_page_by_password(app: TestApp) {
    let replica = app.offering(vec![certified("certified")]).await;
    let member = app.member().await;
    let browser = member.client().at(&replica);
    assert_eq!(
        browser.get("/me/external-identities").await.ok().json(),
        json!({ "items": [], "wants_password": true })
    );
    let path = "/me/sign-in-providers/certified/attempts";
    assert_eq!(browser.post(path, json!({})).await.problem(), "422 validation /current_password required");
    let wrong = browser.post(path, json!({ "current_password": "λάθος" })).await;
    assert_eq!(wrong.problem(), "422 validation /current_password password_wrong");

    let answer = agree(begin_linking(&browser, "certified").await, "oikia").await;
    let offered = come_back(&browser, "certified", &answer).await.ok().json();
    assert_eq!(offered["unlinked"]["confirmed"], true);
    let form = json!({ "ticket": offered["unlinked"]["ticket"] });
    // It is for whoever asked.
    let other = app.member().await;
    let here = browser.with("Authorization", format!("Bearer {}", other.client().bearer().unwrap()));
    assert_eq!(here.post("/me/external-identities", &form).await.problem(), "410 attempt-over");
    browser.post("/me/external-identities", &form).await.expect(204);
    replica.stop().await;
}

#[both_databases]
async fn who_has_a_factor_shows_it_to_link_and_to_unlink(app: TestApp) {
    let replica = app.offering(vec![certified("certified")]).await;
    let member = app.member().with_factor().await;
    let browser = member.client().at(&replica);
    app.advance(Duration::from_mins(11));
    let path = "/me/sign-in-providers/certified/attempts";
    assert_eq!(browser.post(path, json!({})).await.problem(), "403 step-up-required");
    member.step_up(app.now()).await;
    let started = browser.post(path, json!({})).await.ok();
    let answer = agree(started.text_at("/authorization_url").parse().unwrap(), "pistos").await;
    let offered = come_back(&browser, "certified", &answer).await.ok();
    let form = json!({ "ticket": offered.text_at("/unlinked/ticket") });
    browser.post("/me/external-identities", form).await.expect(204);
    let mine = browser.get("/me/external-identities").await.ok().json();
    assert_eq!(mine["wants_password"], false);
    let path = format!("/me/external-identities/{}", mine["items"][0]["id"].as_str().unwrap());
    app.advance(Duration::from_mins(10));
    member.renew().await;
    assert_eq!(browser.delete(&path).await.problem(), "403 step-up-required");
    member.step_up(app.now()).await;
    browser.delete(&path).await.expect(204);
    assert!(app.last_mail(member.email()).await.subject.contains("Καταργήθηκε"));
    replica.stop().await;
}

#[both_databases]
async fn nobody_removes_anothers_link_nor_the_last_way_in(app: TestApp) {
    let replica = app.offering(vec![certified("certified"), dialect()]).await;
    let owner = app.member().await;
    let browser = linked(&replica, &owner, "idioktitis").await;
    let path = format!(
        "/me/external-identities/{}",
        browser.get("/me/external-identities").await.ok().text_at("/items/0/id")
    );
    let other = app.member().await;
    assert_eq!(other.client().at(&replica).delete(&path).await.problem(), "404 not-found");

    let db = &*app.foundation().db;
    let row = wenovate::members::member::ActiveModel {
        id: Set(owner.id()),
        password_hash: Set(None),
        ..Default::default()
    };
    wenovate::members::member::Entity::update(row).exec(db).await.unwrap();
    let mine = browser.get("/me/external-identities").await.ok().json();
    assert_eq!(mine["items"][0]["can_remove"], false);
    assert_eq!(browser.delete(&path).await.problem(), "409 last-way-in");
    // Without a password a sign-in of just now is the proof; later it is none.
    let attempts = "/me/sign-in-providers/public-servants/attempts";
    browser.post(attempts, json!({})).await.ok();
    app.advance(Duration::from_mins(11));
    assert_eq!(browser.post(attempts, json!({})).await.problem(), "403 sign-in-afresh");
    replica.stop().await;
}

#[both_databases]
async fn what_was_begun_and_not_ended_is_removed(app: TestApp) {
    let replica = app.offering(vec![certified("certified")]).await;
    begin(&replica.visitor(), "certified").await;
    let db = &*app.foundation().db;
    let attempts = || async { sign_in_attempt::Entity::find().all(db).await.unwrap().len() };
    wenovate::members::PurgeMembers::default().run(app.foundation()).await.unwrap();
    assert_eq!(attempts().await, 1);
    app.advance(Duration::from_mins(16));
    wenovate::members::PurgeMembers::default().run(app.foundation()).await.unwrap();
    assert_eq!(attempts().await, 0);
    replica.stop().await;
}

#[both_databases]
async fn a_link_is_handed_out_and_goes_with_its_person(app: TestApp) {
    let replica = app.offering(vec![certified("certified")]).await;
    let member = app.member().await;
    linked(&replica, &member, "feugon").await;
    let id: MemberId = member.id();
    member.post("/me/erasure", json!({ "current_password": crate::app::PASSWORD })).await.ok();
    let db = &*app.foundation().db;
    assert_eq!(external_identity::Entity::find().all(db).await.unwrap().len(), 1, "{id}");
    app.advance(days(15));
    app.drain_jobs().await;
    assert!(external_identity::Entity::find().all(db).await.unwrap().is_empty());
    let offered = crate::app::elsewhere::sign_in(&replica.visitor(), "feugon").await;
    // The clock is two weeks ahead of the provider's: its token has expired.
    assert_eq!(offered.problem(), "403 provider-refused");
    replica.stop().await;
}
