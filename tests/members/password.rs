use std::time::Duration;

use serde_json::json;
use wenovate::members::MemberStatus;

use super::{STRONG, sign_in};
use crate::app::{PASSWORD, TestApp, both_databases};

#[both_databases]
async fn a_forgotten_password_is_set_anew_by_mail_and_ends_all_sessions(app: TestApp) {
    let member = app.member().await;
    app.visitor().post("/members/forgot-password", json!({ "email": member.email() })).await.expect(202);
    let token = app.last_mail(member.email()).await.token("/reset-password");
    let reset = json!({ "token": token, "password": STRONG });
    app.visitor().post("/members/reset-password", &reset).await.expect(204);
    assert_eq!(member.get("/me").await.problem(), "401 unauthenticated");
    let old = json!({ "email": member.email(), "password": PASSWORD });
    assert_eq!(app.visitor().post("/sessions", old).await.problem(), "401 sign-in-failed");
    sign_in(&app, member.email(), STRONG).await.get("/me").await.ok();
    assert_eq!(app.visitor().post("/members/reset-password", &reset).await.problem(), "410 link-expired");
    assert_eq!(app.last_mail(member.email()).await.subject, "Ο κωδικός σας άλλαξε");
}

#[both_databases]
async fn a_password_is_judged_while_it_is_typed_as_it_will_be_when_it_is_chosen(app: TestApp) {
    let judge = async |password: &str| {
        let form =
            json!({ "password": password, "email": "eleni@ioannina.gr", "names": ["Ελένη", "Ζαχαράκη"] });
        app.visitor().post("/password-judgements", form).await.ok().json()
    };
    let strong = judge(STRONG).await;
    assert_eq!((&strong["acceptable"], &strong["score"]), (&json!(true), &json!(4)));
    for (weak, warning) in [("κωδικός2024", "common"), ("ζαχαράκη-ζαχαράκη", "own"), ("1234567890", "common")]
    {
        let judged = judge(weak).await;
        assert_eq!((&judged["acceptable"], &judged["warning"]), (&json!(false), &json!(warning)), "{weak}");
        assert!(!judged["advice"].as_array().unwrap().is_empty(), "{judged}");
    }
    assert_eq!(judge("").await["acceptable"], false);
    assert!(app.audit().await.is_empty());
}

#[both_databases]
async fn a_reset_link_ends_after_an_hour(app: TestApp) {
    let member = app.member().signed_out().await;
    app.visitor().post("/members/forgot-password", json!({ "email": member.email() })).await.expect(202);
    let token = app.last_mail(member.email()).await.token("/reset-password");
    app.advance(Duration::from_hours(1));
    let reset = json!({ "token": token, "password": STRONG });
    assert_eq!(app.visitor().post("/members/reset-password", reset).await.problem(), "410 link-expired");
}

#[both_databases]
async fn a_weak_password_leaves_the_link_good(app: TestApp) {
    let member = app.member().signed_out().await;
    app.visitor().post("/members/forgot-password", json!({ "email": member.email() })).await.expect(202);
    let token = app.last_mail(member.email()).await.token("/reset-password");
    let weak = json!({ "token": token, "password": "1234567890" });
    let refused = app.visitor().post("/members/reset-password", weak).await;
    assert_eq!(refused.problem(), "422 validation /password password_weak");
    app.visitor()
        .post("/members/reset-password", json!({ "token": token, "password": STRONG }))
        .await
        .expect(204);
}

#[both_databases]
async fn asking_tells_nobody_who_has_an_account(app: TestApp) {
    let suspended = app.member().status(MemberStatus::Suspended).await;
    for email in [suspended.email(), "nobody@unknown.example"] {
        app.visitor().post("/members/forgot-password", json!({ "email": email })).await.expect(202);
        assert!(app.mailbox(email).await.is_empty());
    }
    let member = app.member().signed_out().await;
    for _ in 0..9 {
        app.visitor().post("/members/forgot-password", json!({ "email": member.email() })).await.expect(202);
    }
    assert_eq!(app.mailbox(member.email()).await.len(), 5, "nobody's box is flooded");
}

#[both_databases]
async fn changing_the_password_needs_the_current_one_and_ends_the_other_sessions(app: TestApp) {
    let member = app.member().await;
    let elsewhere = sign_in(&app, member.email(), PASSWORD).await;
    let wrong = json!({ "current_password": "λάθος", "password": STRONG });
    assert_eq!(
        member.put("/me/password", wrong).await.problem(),
        "422 validation /current_password password_wrong"
    );
    let weak = json!({ "current_password": PASSWORD, "password": "κωδικός2024" });
    assert_eq!(member.put("/me/password", weak).await.problem(), "422 validation /password password_weak");
    let right = json!({ "current_password": PASSWORD, "password": STRONG });
    assert_eq!(app.visitor().put("/me/password", &right).await.problem(), "401 unauthenticated");
    member.put("/me/password", right).await.expect(204);
    member.get("/me").await.ok();
    assert_eq!(elsewhere.get("/me").await.problem(), "401 unauthenticated");
    sign_in(&app, member.email(), STRONG).await.get("/me").await.ok();
}

#[both_databases]
async fn guessing_the_current_password_is_slowed_down(app: TestApp) {
    let member = app.member().await;
    let wrong = json!({ "current_password": "λάθος", "password": STRONG });
    for _ in 0..5 {
        member.put("/me/password", &wrong).await.expect(422);
    }
    assert_eq!(member.put("/me/password", wrong).await.problem(), "429 too-many-requests");
}
