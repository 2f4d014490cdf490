use std::time::Duration;

use serde_json::json;

use super::{a_registration, verification_token};
use crate::app::{TestApp, both_databases};

#[both_databases]
async fn a_verification_link_acts_once(app: TestApp) {
    let body = app.organisation().await;
    let email = body.new_address();
    app.visitor().post("/members", a_registration(&email, &body)).await.expect(202);
    let token = json!({ "token": verification_token(&app, &email).await });
    app.visitor().post("/members/verify-email", &token).await.ok();
    assert_eq!(app.visitor().post("/members/verify-email", &token).await.problem(), "410 link-expired");
    assert_eq!(app.audit().await, ["members.registered", "newsletter.confirmed", "members.email_verified"]);
}

#[both_databases]
async fn a_verification_link_ends_after_three_days(app: TestApp) {
    let body = app.organisation().await;
    let email = body.new_address();
    app.visitor().post("/members", a_registration(&email, &body)).await.expect(202);
    let token = json!({ "token": verification_token(&app, &email).await });
    app.advance(Duration::from_hours(72));
    assert_eq!(app.visitor().post("/members/verify-email", token).await.problem(), "410 link-expired");
}

#[both_databases]
async fn opening_the_link_changes_nothing(app: TestApp) {
    let body = app.organisation().await;
    let email = body.new_address();
    app.visitor().post("/members", a_registration(&email, &body)).await.expect(202);
    let token = verification_token(&app, &email).await;
    let visitor = app.visitor();
    let opened = visitor.get(format!("/members/verify-email?token={token}")).await;
    assert!(!(200..300).contains(&opened.status()));
    assert_eq!(app.audit().await, ["members.registered"]);
    visitor.post("/members/verify-email", json!({ "token": token })).await.ok();
}

#[both_databases]
async fn a_link_serves_its_own_purpose_only(app: TestApp) {
    let member = app.member().signed_out().await;
    app.visitor().post("/members/forgot-password", json!({ "email": member.email() })).await.expect(202);
    let token = app.last_mail(member.email()).await.token("/reset-password");
    let refused = app.visitor().post("/members/verify-email", json!({ "token": token })).await;
    assert_eq!(refused.problem(), "410 link-expired");
}

#[both_databases]
async fn another_mail_may_be_asked_for_and_ends_the_one_before(app: TestApp) {
    let body = app.organisation().await;
    let email = body.new_address();
    app.visitor().post("/members", a_registration(&email, &body)).await.expect(202);
    let first = verification_token(&app, &email).await;
    app.visitor().post("/members/resend-verification", json!({ "email": email })).await.expect(202);
    let second = verification_token(&app, &email).await;
    assert_ne!(first, second);
    let verify =
        async |token: &str| app.visitor().post("/members/verify-email", json!({ "token": token })).await;
    assert_eq!(verify(&first).await.problem(), "410 link-expired");
    verify(&second).await.ok();
}

#[both_databases]
async fn asking_again_tells_nobody_who_has_an_account(app: TestApp) {
    let member = app.member().signed_out().await;
    for email in [member.email(), "nobody@unknown.example"] {
        app.visitor().post("/members/resend-verification", json!({ "email": email })).await.expect(202);
        assert!(app.mailbox(email).await.is_empty());
    }
    assert_eq!(app.audit().await, ["members.verification_mail_asked"; 2]);
}
