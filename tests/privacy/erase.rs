use sea_orm::EntityTrait;
use serde_json::{Value, json};
use wenovate::{
    members::{MemberStatus, consent, member},
    platform::time::days,
    submissions::submission,
};

use crate::app::{PASSWORD, TestApp, both_databases};

fn password() -> Value {
    json!({ "current_password": PASSWORD })
}

#[both_databases]
async fn what_goes_and_what_stays_is_shown_before(app: TestApp) {
    let campaign = app.campaign().await;
    let member = app.member().await;
    app.submission(&campaign, &member).await;
    let shown = member.reading("en").get("/me/erasure").await.ok().json();
    let line = |title: &str| {
        let lines = shown["plan"].as_array().unwrap();
        lines
            .iter()
            .find(|line| line["title"] == title)
            .cloned()
            .unwrap_or_else(|| panic!("{title}: {shown:#}"))
    };
    assert_eq!(line("Your sessions")["fate"], "erased");
    assert_eq!(line("Your submissions")["fate"], "anonymised");
    assert_eq!(line("Your submissions")["count"], 1);
    assert!(line("Your submissions")["why"].as_str().unwrap().contains("contribution"));
    assert_eq!(shown["grace_days"], 14);
    assert_eq!(shown["pending"], Value::Null);
    assert_eq!(shown["abilities"], json!({ "can_request": true, "can_cancel": false }));
}

#[both_databases]
async fn an_erasure_waits_and_is_done(app: TestApp) {
    let campaign = app.campaign().await;
    let (member, other) = (app.member().await, app.member().await);
    let contributed = app.submission(&campaign, &member).await;
    let draft = app.draft(&campaign, &member).await;
    let asked = member.post("/me/erasure", password()).await.expect(201);
    assert_eq!(asked.text_at("/due_at"), "2026-12-08T10:00:00Z");
    assert_eq!(app.last_mail(member.email()).await.subject, "Ζητήσατε να διαγραφείτε");
    assert_eq!(member.post("/me/erasure", password()).await.problem(), "409 erasure-pending");
    app.advance(days(13));
    app.drain_jobs().await;
    member.renew().await;
    assert_eq!(member.get("/me").await.ok().json()["email"], json!(member.email()));
    app.advance(days(1));
    assert_eq!(app.last_mail(member.email()).await.subject, "Διαγραφήκατε από τη We-novate");

    let db = &*app.foundation().db;
    let row = member::Entity::find_by_id(member.id()).one(db).await.unwrap().unwrap();
    assert_eq!(row.status, MemberStatus::Left);
    assert_eq!(row.email, format!("{}@erased.invalid", member.id()));
    assert_eq!((row.given_name.as_str(), row.unit, row.password_hash), ("", None, None));
    assert!(submission::Entity::find_by_id(contributed.id).one(db).await.unwrap().is_some());
    assert!(submission::Entity::find_by_id(draft.id).one(db).await.unwrap().is_none());
    assert_eq!(member.get("/me").await.problem(), "401 unauthenticated");
    let credentials = json!({ "email": member.email(), "password": PASSWORD });
    assert_eq!(app.visitor().post("/sessions", credentials).await.problem(), "401 sign-in-failed");
    let other_row = member::Entity::find_by_id(other.id()).one(db).await.unwrap().unwrap();
    assert_eq!(&other_row, other.row(), "nobody else is touched");
    assert!(app.audit().await.contains(&"members.erased".to_owned()));

    // The last mail is forgotten, too.
    app.advance(days(7));
    app.drain_jobs().await;
    let admin = app.admin().await;
    let mails = admin.get("/mails").await.ok();
    assert!(!mails.text().contains(member.email()), "{}", mails.text());
    let seen = admin.reading("en").get(format!("/submissions/{}", contributed.id)).await;
    if seen.status() == 200 {
        assert!(seen.text().contains("Former member"), "{}", seen.text());
    }
    let consents = consent::Entity::find().all(db).await.unwrap();
    assert!(consents.iter().all(|consent| consent.member_id != other.id()));
}

#[both_databases]
async fn an_erasure_can_be_cancelled(app: TestApp) {
    let member = app.member().await;
    assert_eq!(member.delete("/me/erasure").await.problem(), "409 no-erasure");
    member.post("/me/erasure", password()).await.expect(201);
    member.delete("/me/erasure").await.expect(204);
    assert_eq!(app.last_mail(member.email()).await.subject, "Η διαγραφή σας ακυρώθηκε");
    app.advance(days(10));
    member.renew().await;
    app.advance(days(5));
    app.drain_jobs().await;
    member.renew().await;
    assert_eq!(member.get("/me").await.ok().json()["status"], "active");
    member.post("/me/erasure", password()).await.expect(201);
}

#[both_databases]
async fn it_takes_the_password_and_never_the_last_administrator(app: TestApp) {
    let member = app.member().await;
    let wrong = json!({ "current_password": "κάτι άλλο" });
    assert_eq!(
        member.post("/me/erasure", wrong).await.problem(),
        "422 validation /current_password password_wrong"
    );
    assert_eq!(
        member.post("/me/erasure", json!({})).await.problem(),
        "422 validation /current_password password_wrong"
    );
    let admin = app.admin().await;
    assert_eq!(admin.post("/me/erasure", password()).await.problem(), "409 last-administrator");
    app.admin().await;
    admin.post("/me/erasure", password()).await.expect(201);
}

#[both_databases]
async fn whoever_is_the_last_administrator_by_then_is_kept_until_there_is_another(app: TestApp) {
    let (admin, other) = (app.admin().await, app.admin().await);
    admin.post("/me/erasure", password()).await.expect(201);
    other.post("/me/leave", password()).await.expect(204);
    app.advance(days(10));
    admin.renew().await;
    app.advance(days(4));
    app.drain_jobs().await;
    assert_eq!(app.last_mail(admin.email()).await.subject, "Η διαγραφή σας αναβλήθηκε");
    admin.renew().await;
    assert_eq!(admin.get("/me").await.ok().json()["status"], "active");
    let next = app.admin().await;
    app.advance(days(7));
    app.drain_jobs().await;
    next.renew().await;
    let seen = next.get(format!("/members/{}", admin.id())).await.ok().json();
    assert_eq!((&seen["status"], &seen["family_name"]), (&json!("left"), &json!("")));
}
