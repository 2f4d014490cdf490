use serde_json::json;
use wenovate::members::MemberStatus;

use crate::app::{PASSWORD, TestApp, both_databases};

#[both_databases]
async fn a_suspended_person_is_out_at_once_and_told_why(app: TestApp) {
    let admin = app.admin().await;
    let member = app.member().await;
    let path = format!("/members/{}", member.id());
    let reason = json!({ "reason": "Καταγγελία για κατάχρηση" });
    let suspended = admin.having_read(&path).await.post(format!("{path}/suspend"), &reason).await.ok().json();
    assert_eq!(suspended["status"], "suspended");
    assert_eq!(suspended["decision_reason"], "Καταγγελία για κατάχρηση");
    assert_eq!(member.get("/me").await.problem(), "401 unauthenticated");
    assert_eq!(member.post("/sessions/refresh", ()).await.problem(), "401 session-ended");
    let credentials = json!({ "email": member.email(), "password": PASSWORD });
    assert_eq!(app.visitor().post("/sessions", &credentials).await.problem(), "401 sign-in-failed");
    assert!(app.last_mail(member.email()).await.text.contains("Καταγγελία για κατάχρηση"));
    assert_eq!(
        admin.having_read(&path).await.post(format!("{path}/suspend"), &reason).await.problem(),
        "409 member-state"
    );

    let reinstated = admin
        .having_read(&path)
        .await
        .post(format!("{path}/reinstate"), json!({ "reason": "Διευκρινίστηκε" }))
        .await
        .ok();
    assert_eq!(reinstated.json()["roles"], json!(["member"]));
    app.visitor().post("/sessions", credentials).await.ok();
}

#[both_databases]
async fn nobody_suspends_themselves_and_only_admins_suspend(app: TestApp) {
    let admin = app.admin().await;
    let reason = json!({ "reason": "Δοκιμή" });
    let own = admin.get(format!("/members/{}", admin.id())).await.ok().json();
    assert_eq!(own["abilities"]["can_suspend"], false);
    assert_eq!(
        admin
            .having_read(format!("/members/{}", admin.id()))
            .await
            .post(format!("/members/{}/suspend", admin.id()), &reason)
            .await
            .problem(),
        "409 member-state"
    );
    let member = app.member().await;
    assert_eq!(
        member.if_match("\"1\"").post(format!("/members/{}/suspend", admin.id()), &reason).await.problem(),
        "403 forbidden"
    );
    assert_eq!(
        member.if_match("\"1\"").post(format!("/members/{}/reinstate", member.id()), &reason).await.problem(),
        "403 forbidden"
    );
    let waiting = app.member().status(MemberStatus::AwaitingApproval).await;
    let not_active = admin
        .having_read(format!("/members/{}", waiting.id()))
        .await
        .post(format!("/members/{}/suspend", waiting.id()), &reason)
        .await;
    assert_eq!(not_active.problem(), "409 member-state");
}
