use std::time::Duration;

use sea_orm::{EntityTrait, PaginatorTrait};
use serde_json::json;
use wenovate::{members::email_change, platform::jobs::Job};

use crate::app::{PASSWORD, TestApp, both_databases};

#[both_databases]
async fn both_addresses_confirm_a_change(app: TestApp) {
    let body = app.organisation().await;
    let member = app.member_of(&body).await;
    let new = body.new_address();
    let wrong = json!({ "email": new, "current_password": "κάτι άλλο" });
    assert_eq!(
        member.post("/me/email-change", wrong).await.problem(),
        "422 validation /current_password password_wrong"
    );
    let asked = json!({ "email": new, "current_password": PASSWORD });
    member.post("/me/email-change", asked).await.expect(202);
    let old_token = app.last_mail(member.email()).await.token("/email-change");
    let new_token = app.last_mail(&new).await.token("/email-change");
    let confirm = async |token: &str| {
        app.visitor().post("/members/email-change/confirm", json!({ "token": token })).await.ok().json()
    };
    assert_eq!(confirm(&new_token).await["done"], false);
    let waiting = member.get("/me/email-change").await.ok().json();
    assert_eq!(
        (&waiting["pending"]["new_confirmed"], &waiting["pending"]["old_confirmed"]),
        (&json!(true), &json!(false))
    );
    assert_eq!(member.get("/me").await.ok().json()["email"], json!(member.email()));
    assert_eq!(confirm(&old_token).await["done"], true);
    let me = member.get("/me").await.ok().json();
    assert_eq!((&me["email"], &me["status"]), (&json!(new), &json!("active")));
    let credentials = json!({ "email": new, "password": PASSWORD });
    app.visitor().post("/sessions", credentials).await.ok();
    let again = app.visitor().post("/members/email-change/confirm", json!({ "token": old_token })).await;
    assert_eq!(again.problem(), "410 link-expired");
}

#[both_databases]
async fn an_address_that_does_not_tell_the_body_is_looked_at(app: TestApp) {
    let member = app.member().await;
    let asked = json!({ "email": "eleni@elsewhere.example", "current_password": PASSWORD });
    member.post("/me/email-change", asked).await.expect(202);
    for address in [member.email(), "eleni@elsewhere.example"] {
        let token = app.last_mail(address).await.token("/email-change");
        app.visitor().post("/members/email-change/confirm", json!({ "token": token })).await.ok();
    }
    assert_eq!(member.get("/me").await.ok().json()["status"], "awaiting_approval");
    assert_eq!(member.get("/me/standing-changes").await.ok().items()[0]["rule"], "address_verified");
}

#[both_databases]
async fn the_old_address_refuses_and_everybody_is_signed_out(app: TestApp) {
    let member = app.member().await;
    let asked = json!({ "email": "thief@elsewhere.example", "current_password": PASSWORD });
    member.post("/me/email-change", asked).await.expect(202);
    let old = app.last_mail(member.email()).await.token("/email-change");
    let new = app.last_mail("thief@elsewhere.example").await.token("/email-change");
    let refuse = async |token: &str| {
        app.visitor().post("/members/email-change/refuse", json!({ "token": token })).await
    };
    assert_eq!(refuse(&new).await.problem(), "410 link-expired", "the new address has no say");
    refuse(&old).await.expect(204);
    assert_eq!(member.get("/me").await.problem(), "401 unauthenticated");
    let late = app.visitor().post("/members/email-change/confirm", json!({ "token": new })).await;
    assert_eq!(late.problem(), "410 link-expired");
}

#[both_databases]
async fn nobody_learns_whether_an_address_is_taken(app: TestApp) {
    let (member, other) = (app.member().await, app.member().signed_out().await);
    let asked = json!({ "email": other.email(), "current_password": PASSWORD });
    let taken = member.post("/me/email-change", asked).await.expect(202).json();
    assert_eq!(taken["email"], json!(other.email()));
    assert_eq!(app.last_mail(other.email()).await.subject, "Έχετε ήδη λογαριασμό στη We-novate");
    let free = json!({ "email": "free@elsewhere.example", "current_password": PASSWORD });
    let answer = member.post("/me/email-change", free).await.expect(202).json();
    assert_eq!(answer.as_object().unwrap().len(), taken.as_object().unwrap().len());
    member.delete("/me/email-change").await.expect(204);
    assert_eq!(member.delete("/me/email-change").await.problem(), "404 not-found");
}

#[both_databases]
async fn whoever_has_a_second_factor_shows_it_first(app: TestApp) {
    let member = app.member().with_factor().await;
    let asked = json!({ "email": "eleni@elsewhere.example", "current_password": PASSWORD });
    app.advance(Duration::from_mins(11));
    assert_eq!(member.post("/me/email-change", &asked).await.problem(), "403 step-up-required");
    member.step_up(app.now()).await;
    member.post("/me/email-change", asked).await.expect(202);
}

#[both_databases]
async fn the_only_administrator_keeps_an_address_that_tells_the_body(app: TestApp) {
    let admin = app.admin().await;
    let asked = json!({ "email": "admin@elsewhere.example", "current_password": PASSWORD });
    assert_eq!(admin.post("/me/email-change", &asked).await.problem(), "409 last-administrator");
    app.admin().await;
    admin.post("/me/email-change", asked).await.expect(202);
}

#[both_databases]
async fn the_newsletter_comes_along_and_links_of_old_mails_end(app: TestApp) {
    let body = app.organisation().await;
    let member = app.member_of(&body).await;
    let new = body.new_address();
    member.put("/me/newsletter", json!({ "subscribed": true })).await.ok();
    app.visitor().post("/members/forgot-password", json!({ "email": member.email() })).await.expect(202);
    app.drain_jobs().await;
    let reset = app.last_mail(member.email()).await.token("/reset-password");
    member.post("/me/email-change", json!({ "email": new, "current_password": PASSWORD })).await.expect(202);
    for address in [member.email(), &new] {
        let token = app.last_mail(address).await.token("/email-change");
        app.visitor().post("/members/email-change/confirm", json!({ "token": token })).await.ok();
    }
    let mine = member.get("/me/newsletter").await.ok().json();
    assert_eq!((&mine["subscribed"], &mine["email"]), (&json!(true), &json!(new)));
    let admin = app.admin().await;
    let states: Vec<_> = admin.get("/newsletter/subscriptions").await.ok().items();
    let old = states.iter().find(|row| row["email"] == json!(member.email())).unwrap();
    assert_eq!(old["status"], "unsubscribed");
    let late = json!({ "token": reset, "password": super::STRONG });
    assert_eq!(app.visitor().post("/members/reset-password", late).await.problem(), "410 link-expired");
}

#[both_databases]
async fn what_is_over_is_forgotten_after_a_month(app: TestApp) {
    let member = app.member().await;
    let asked = json!({ "email": "eleni@elsewhere.example", "current_password": PASSWORD });
    member.post("/me/email-change", asked).await.expect(202);
    let left = async || email_change::Entity::find().count(&*app.foundation().db).await.unwrap();
    for (days, kept) in [(20, 1), (14, 0)] {
        app.advance(wenovate::platform::time::days(days));
        wenovate::members::PurgeMembers::default().run(app.foundation()).await.unwrap();
        assert_eq!(left().await, kept);
    }
}
