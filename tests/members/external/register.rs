use serde_json::json;

use super::{linked, prove, unlinked};
use crate::{
    app::{
        TestApp, both_databases,
        elsewhere::{self, agree, begin, certified, come_back},
    },
    members::{a_registration, verification_token, with},
};

#[both_databases]
async fn a_registration_takes_the_account_with_it(app: TestApp) {
    let replica = app.offering(vec![certified("certified")]).await;
    let body = app.organisation().await;
    let browser = replica.visitor();
    let offered = elsewhere::sign_in(&browser, "nea@tests.example").await.ok().json();
    assert_eq!(
        offered["unlinked"]["profile"],
        json!({ "given_name": "Ελένη", "family_name": "Παρόχου", "email": "nea@tests.example" })
    );
    let email = body.new_address();
    let ticket = offered["unlinked"]["ticket"].clone();
    let form = with(a_registration(&email, &body), "identity_ticket", ticket);
    browser.post("/members", &form).await.expect(202);
    // Nobody knows yet whose the address is, whatever the provider says of it.
    let early = elsewhere::sign_in(&replica.visitor(), "nea@tests.example").await.ok().json();
    assert!(early["unlinked"].is_object());
    let token = verification_token(&app, &email).await;
    app.visitor().post("/members/verify-email", json!({ "token": token })).await.ok();
    let opened = elsewhere::sign_in(&replica.visitor(), "nea@tests.example").await.ok().json();
    assert_eq!(opened["member"]["email"], email);
    replica.stop().await;
}

#[both_databases]
async fn a_ticket_that_is_not_good_registers_nobody(app: TestApp) {
    let replica = app.offering(vec![certified("certified")]).await;
    let body = app.organisation().await;
    let (_, ticket) = unlinked(&replica, "allos").await;
    let email = body.new_address();
    let form = with(a_registration(&email, &body), "identity_ticket", json!(ticket));
    assert_eq!(replica.visitor().post("/members", &form).await.problem(), "410 attempt-over");
    let another = replica.visitor();
    begin(&another, "certified").await;
    assert_eq!(another.post("/members", &form).await.problem(), "410 attempt-over", "another browser’s");
    let form = with(form, "identity_ticket", json!("x"));
    assert_eq!(another.post("/members", &form).await.problem(), "410 attempt-over");
    // One that a person asked for, to link the account that they have.
    let member = app.member().await;
    let browser = member.client().at(&replica);
    let answer = agree(super::begin_linking(&browser, "certified").await, "diplos").await;
    let asked = come_back(&browser, "certified", &answer).await.ok().text_at("/unlinked/ticket");
    let form = with(form, "identity_ticket", json!(asked));
    assert_eq!(browser.post("/members", &form).await.problem(), "410 attempt-over");
    assert!(app.mailbox(&email).await.is_empty());
    replica.stop().await;
}

/// The answer tells nobody who has an account, and the account stays as it is.
#[both_databases]
async fn registering_with_somebodys_address_links_nothing(app: TestApp) {
    let replica = app.offering(vec![certified("certified")]).await;
    let body = app.organisation().await;
    let member = app.member_of(&body).signed_out().await;
    let (browser, ticket) = unlinked(&replica, "xenos").await;
    let form = with(a_registration(member.email(), &body), "identity_ticket", json!(ticket));
    browser.post("/members", &form).await.expect(202);
    let again = elsewhere::sign_in(&replica.visitor(), "xenos").await.ok().json();
    assert!(again["unlinked"].is_object());
    replica.stop().await;
}

/// The first registration may have been somebody else's idea: its link goes with its password.
#[both_databases]
async fn registering_anew_forgets_the_link_of_the_registration_before(app: TestApp) {
    let replica = app.offering(vec![certified("certified")]).await;
    let body = app.organisation().await;
    let email = body.new_address();
    let (browser, ticket) = unlinked(&replica, "protos").await;
    let form = with(a_registration(&email, &body), "identity_ticket", json!(ticket));
    browser.post("/members", &form).await.expect(202);
    // Its mail goes out before the next one is written.
    verification_token(&app, &email).await;
    app.visitor().post("/members", a_registration(&email, &body)).await.expect(202);
    let token = verification_token(&app, &email).await;
    app.visitor().post("/members/verify-email", json!({ "token": token })).await.ok();
    let again = elsewhere::sign_in(&replica.visitor(), "protos").await.ok().json();
    assert!(again["unlinked"].is_object(), "{again}");
    replica.stop().await;
}

/// Somebody who mistyped the address registers again, and is not locked out by the registration that nobody verifies.
#[both_databases]
async fn a_registration_that_was_never_verified_holds_no_account(app: TestApp) {
    let replica = app.offering(vec![certified("certified")]).await;
    let body = app.organisation().await;
    let (browser, ticket) = unlinked(&replica, "lathos").await;
    let form = with(a_registration(&body.new_address(), &body), "identity_ticket", json!(ticket));
    browser.post("/members", &form).await.expect(202);
    let member = app.member().signed_out().await;
    linked(&replica, &member, "lathos").await;
    let browser = replica.visitor();
    prove(&browser, &member).await;
    let opened = elsewhere::sign_in(&replica.visitor(), "lathos").await.ok().json();
    assert_eq!(opened["member"]["email"], member.email());
    replica.stop().await;
}
