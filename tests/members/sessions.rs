use std::time::Duration;

use sea_orm::EntityTrait;
use serde_json::json;
use wenovate::{
    members::{PurgeMembers, one_time_token, session},
    platform::{jobs::Job, throttle, time::days, upkeep::PurgeThrottles},
};

use super::sign_in;
use crate::app::{PASSWORD, TestApp, both_databases};

const COOKIE: &str = "__Host-wenovate";

#[both_databases]
async fn a_session_is_renewed_by_its_cookie_alone(app: TestApp) {
    let member = app.member().await;
    let before = member.cookie(COOKIE).unwrap();
    member.forget_bearer();
    let renewed = member.post("/sessions/refresh", ()).await.ok();
    assert_ne!(member.cookie(COOKIE).unwrap(), before);
    member.set_bearer(renewed.text_at("/access_token"));
    member.get("/me").await.ok();
    let header = &renewed.headers("set-cookie")[0];
    for wanted in ["HttpOnly", "Secure", "SameSite=Strict", "Path=/"] {
        assert!(header.contains(wanted), "{header}");
    }
}

#[both_databases]
async fn an_old_cookie_used_later_ends_the_session(app: TestApp) {
    let member = app.member().await;
    let stolen = member.cookie(COOKIE).unwrap();
    member.post("/sessions/refresh", ()).await.ok();
    app.advance(Duration::from_secs(11));
    let thief = app.visitor();
    thief.set_cookie(COOKIE, &stolen);
    assert_eq!(thief.post("/sessions/refresh", ()).await.problem(), "401 session-ended");
    assert_eq!(member.post("/sessions/refresh", ()).await.problem(), "401 session-ended");
    assert_eq!(member.get("/me").await.problem(), "401 unauthenticated");
    assert_eq!(app.last_mail(member.email()).await.subject, "Τερματίσαμε μια σύνδεσή σας για ασφάλεια");
    assert!(app.audit().await.contains(&"sessions.reuse_detected".to_owned()));
}

#[both_databases]
async fn a_lost_answer_is_forgiven_for_ten_seconds(app: TestApp) {
    let member = app.member().await;
    let before = member.cookie(COOKIE).unwrap();
    member.post("/sessions/refresh", ()).await.ok();
    let successor = member.cookie(COOKIE).unwrap();
    member.set_cookie(COOKIE, &before);
    member.post("/sessions/refresh", ()).await.ok();
    assert_eq!(member.cookie(COOKIE).unwrap(), successor);
}

#[both_databases]
async fn two_tabs_that_renew_at_once_stay_signed_in(app: TestApp) {
    let member = app.member().await;
    let cookie = member.cookie(COOKIE).unwrap();
    let tabs: Vec<_> = (0..6).map(|_| app.visitor()).collect();
    let renewed = futures_util::future::join_all(tabs.iter().map(|tab| {
        tab.set_cookie(COOKIE, &cookie);
        tab.post("/sessions/refresh", ())
    }));
    for reply in renewed.await {
        reply.ok();
    }
    let successors: std::collections::BTreeSet<_> = tabs.iter().map(|tab| tab.cookie(COOKIE)).collect();
    assert_eq!(successors.len(), 1, "all have the same successor");
    member.get("/me").await.ok();
    tabs[0].post("/sessions/refresh", ()).await.ok();
}

#[both_databases]
async fn a_browser_that_is_new_is_told_by_mail_and_a_known_one_is_not(app: TestApp) {
    let member = app.member().await;
    let credentials = json!({ "email": member.email(), "password": PASSWORD });
    for _ in 0..2 {
        app.visitor().with("User-Agent", "Firefox/140").post("/sessions", &credentials).await.ok();
    }
    let mails = app.mailbox(member.email()).await;
    assert_eq!(mails.len(), 1, "{mails:?}");
    assert!(mails[0].subject == "Σύνδεση από νέα συσκευή" && mails[0].text.contains("Firefox/140"));
}

#[both_databases]
async fn who_signs_out_is_out(app: TestApp) {
    let member = app.member().await;
    member.delete("/sessions/current").await.expect(204);
    assert_eq!(member.cookie(COOKIE), None);
    assert_eq!(member.get("/me").await.problem(), "401 unauthenticated");
    member.delete("/sessions/current").await.expect(204);
    assert_eq!(app.audit().await, ["sessions.ended"]);
}

#[both_databases]
async fn another_sites_page_neither_renews_nor_signs_out(app: TestApp) {
    let member = app.member().await;
    for foreign in [
        member.with("Origin", "https://evil.example"),
        member.with("Sec-Fetch-Site", "cross-site"),
        member.with("Sec-Fetch-Site", "same-site"),
    ] {
        assert_eq!(foreign.post("/sessions/refresh", ()).await.problem(), "403 foreign-origin");
        assert_eq!(foreign.delete("/sessions/current").await.problem(), "403 foreign-origin");
    }
    member.with("Sec-Fetch-Site", "same-origin").post("/sessions/refresh", ()).await.ok();
    member.with("Origin", "http://localhost:8080").post("/sessions/refresh", ()).await.ok();
}

#[both_databases]
async fn my_sessions_are_listed_and_ended_one_by_one(app: TestApp) {
    let member = app.member().await;
    let elsewhere = sign_in(&app, member.email(), PASSWORD).await;
    let sessions = member.get("/me/sessions").await.ok().items();
    assert_eq!(sessions.len(), 2);
    assert_eq!(sessions.iter().filter(|session| session["current"] == true).count(), 1);
    let other = sessions.iter().find(|session| session["current"] == false).unwrap();
    let path = format!("/me/sessions/{}", other["id"].as_str().unwrap());
    let stranger = app.member().await;
    assert_eq!(stranger.delete(&path).await.problem(), "404 not-found");
    assert_eq!(app.visitor().delete(&path).await.problem(), "401 unauthenticated");
    elsewhere.get("/me").await.ok();
    member.delete(&path).await.expect(204);
    assert_eq!(elsewhere.get("/me").await.problem(), "401 unauthenticated");
    assert_eq!(member.delete(&path).await.problem(), "404 not-found");
    assert_eq!(member.get("/me/sessions").await.ok().items().len(), 1);
}

#[both_databases]
async fn all_other_sessions_end_at_once(app: TestApp) {
    let member = app.member().await;
    let others =
        [sign_in(&app, member.email(), PASSWORD).await, sign_in(&app, member.email(), PASSWORD).await];
    let stranger = app.member().await;
    member.delete("/me/sessions").await.expect(204);
    for other in others {
        assert_eq!(other.get("/me").await.problem(), "401 unauthenticated");
        assert_eq!(other.post("/sessions/refresh", ()).await.problem(), "401 session-ended");
    }
    member.get("/me").await.ok();
    stranger.get("/me").await.ok();
}

#[both_databases]
async fn a_session_that_is_not_used_ends(app: TestApp) {
    let member = app.member().await;
    app.advance(Duration::from_hours(14 * 24));
    assert_eq!(member.post("/sessions/refresh", ()).await.problem(), "401 session-ended");
    assert_eq!(app.visitor().post("/sessions/refresh", json!(null)).await.problem(), "401 session-ended");
}

#[both_databases]
async fn what_has_served_its_time_is_removed_and_nothing_else(app: TestApp) {
    let (old, kept) = (app.member().await, app.member().await);
    app.visitor().post("/members/forgot-password", json!({ "email": old.email() })).await.expect(202);
    app.drain_jobs().await;
    for _ in 0..4 {
        app.advance(days(12));
        kept.renew().await;
    }
    PurgeMembers::default().run(app.foundation()).await.unwrap();
    PurgeThrottles::default().run(app.foundation()).await.unwrap();
    let db = &*app.foundation().db;
    let left = session::Entity::find().all(db).await.unwrap();
    assert!(!left.is_empty() && left.iter().all(|session| session.member_id == kept.id()));
    assert!(one_time_token::Entity::find().all(db).await.unwrap().is_empty());
    assert!(throttle::Entity::find().all(db).await.unwrap().is_empty());
    kept.get("/me").await.ok();
    let events = app.audit().await;
    assert!(events.ends_with(&["sessions.purged".into(), "tokens.purged".into()]), "{events:?}");
}
