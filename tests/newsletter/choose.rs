use insta::assert_snapshot;
use serde_json::json;

use crate::app::{TestApp, both_databases};

#[both_databases]
async fn a_member_chooses_without_a_mail(app: TestApp) {
    let member = app.member().await;
    assert_eq!(member.get("/me/newsletter").await.ok().json()["subscribed"], false);
    for subscribed in [true, false, true] {
        let choice = member.put("/me/newsletter", json!({ "subscribed": subscribed })).await.ok().json();
        assert_eq!(choice, json!({ "subscribed": subscribed, "email": member.email() }));
        assert_eq!(member.get("/me/newsletter").await.json()["subscribed"], subscribed);
    }
    let list = app.coordinator().await.get("/newsletter/subscriptions").await.ok().items();
    assert_eq!(list.len(), 1);
    assert_eq!(list[0]["is_member"], true);
    assert!(app.mailbox(member.email()).await.is_empty());
    assert_eq!(app.audit().await, ["newsletter.chosen"; 3]);
}

#[both_databases]
async fn a_changed_mind_is_logged(app: TestApp) {
    let member = app.member().await;
    for subscribed in [true, false] {
        member.put("/me/newsletter", json!({ "subscribed": subscribed })).await.ok();
    }
    let consents = member.get("/me/consents").await.ok().items();
    let given: Vec<_> = consents.iter().map(|consent| (&consent["kind"], &consent["given"])).collect();
    assert_eq!(given, [(&json!("newsletter"), &json!(false)), (&json!("newsletter"), &json!(true))]);
}

#[both_databases]
async fn a_visitor_has_no_choice_to_show(app: TestApp) {
    assert_snapshot!(app.visitor().get("/me/newsletter").await.problem(), @"401 unauthenticated");
}
