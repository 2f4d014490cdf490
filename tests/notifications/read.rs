use insta::assert_snapshot;

use crate::app::{TestApp, both_databases};

#[both_databases]
async fn a_notification_is_marked_as_read_once(app: TestApp) {
    let member = app.member().await;
    let told = app.notified(&member, "news").await;
    let path = format!("/me/notifications/{}/read", told.id);
    let first = member.post(&path, ()).await.ok().json();
    assert!(first["read_at"].is_string());
    assert_eq!(first["abilities"]["can_mark_read"], false);
    assert_eq!(member.post(&path, ()).await.ok().json(), first);
    assert_eq!(app.audit().await, ["notifications.read"]);

    assert!(member.get("/me/notifications?read=false").await.ok().items().is_empty());
    assert_eq!(member.get("/me/notifications?read=true").await.ok().items().len(), 1);
}

#[both_databases]
async fn all_up_to_the_newest_seen_are_marked_and_what_came_later_is_not(app: TestApp) {
    let (member, other) = (app.member().await, app.member().await);
    app.notified(&member, "first").await;
    let seen = app.notified(&member, "second").await;
    app.notified(&other, "theirs").await;
    app.notified(&member, "third").await;
    let path = format!("/me/notifications/{}/read-until", seen.id);
    assert_eq!(member.post(&path, ()).await.status(), 204);
    let unread = member.get("/me/notifications?read=false").await.ok().items();
    assert_eq!(unread.len(), 1);
    assert_eq!(unread[0]["text"]["el"], "third");
    assert_eq!(other.get("/me/notifications/count").await.ok().json()["unread"], 1);

    assert_eq!(member.post(&path, ()).await.status(), 204);
    assert_eq!(app.audit().await, ["notifications.read"], "marking nothing leaves no event");
}

#[both_databases]
async fn the_bell_stops_counting_at_a_hundred(app: TestApp) {
    let member = app.member().await;
    for _ in 0..101 {
        app.notified(&member, "news").await;
    }
    assert_eq!(member.get("/me/notifications/count").await.ok().json()["unread"], 100);
}

#[both_databases]
async fn visitors_mark_nothing(app: TestApp) {
    let told = app.notified(&app.member().await, "news").await;
    for deed in ["read", "read-until"] {
        let reply = app.visitor().post(format!("/me/notifications/{}/{deed}", told.id), ()).await;
        assert_snapshot!(reply.problem(), @"401 unauthenticated");
    }
}
