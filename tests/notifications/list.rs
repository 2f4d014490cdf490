use insta::assert_snapshot;

use crate::app::{TestApp, both_databases};

#[both_databases]
async fn a_member_lists_what_they_were_told_newest_first(app: TestApp) {
    let member = app.member().await;
    app.notified(&member, "first").await;
    app.notified(&member, "second").await;
    let items = member.get("/me/notifications").await.ok().items();
    let texts: Vec<_> = items.iter().map(|item| item["text"]["el"].as_str().unwrap()).collect();
    assert_eq!(texts, ["second", "first"]);
    assert_eq!(items[0]["path"], "/me");
    assert_eq!(items[0]["abilities"]["can_mark_read"], true);
}

#[both_databases]
async fn what_another_was_told_is_not_there(app: TestApp) {
    let (member, other) = (app.member().await, app.member().await);
    let theirs = app.notified(&other, "theirs").await;
    assert!(member.get("/me/notifications").await.ok().items().is_empty());
    assert_eq!(member.get("/me/notifications/count").await.ok().json()["unread"], 0);
    let reply = member.post(format!("/me/notifications/{}/read", theirs.id), ()).await;
    assert_snapshot!(reply.problem(), @"404 not-found");
    assert_eq!(other.get("/me/notifications/count").await.ok().json()["unread"], 1);
}

#[both_databases]
async fn pages_go_on_where_the_last_one_ended(app: TestApp) {
    let member = app.member().await;
    for number in 1..=5 {
        app.notified(&member, &number.to_string()).await;
    }
    let mut texts = Vec::new();
    let mut after = String::new();
    loop {
        let page = member.get(format!("/me/notifications?limit=2{after}")).await.ok();
        texts.extend(page.items().iter().map(|item| item["text"]["el"].as_str().unwrap().to_owned()));
        let Some(next) = page.json()["next"].as_str().map(str::to_owned) else { break };
        after = format!("&after={next}");
    }
    assert_eq!(texts, ["5", "4", "3", "2", "1"]);
}

#[both_databases]
async fn visitors_have_no_notifications(app: TestApp) {
    let visitor = app.visitor();
    assert_snapshot!(visitor.get("/me/notifications").await.problem(), @"401 unauthenticated");
    assert_snapshot!(visitor.get("/me/notifications/count").await.problem(), @"401 unauthenticated");
}
