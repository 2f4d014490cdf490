use serde_json::json;
use wenovate::members::MemberStatus;

use crate::app::{TestApp, both_databases};

#[both_databases]
async fn a_role_counts_from_the_next_request_on_and_is_gone_with_the_next(app: TestApp) {
    let admin = app.admin().await;
    let member = app.member().with_factor().await;
    assert_eq!(member.get("/members").await.problem(), "403 forbidden");
    let path = format!("/members/{}/roles/admin", member.id());
    let granted = admin.put(&path, ()).await.ok();
    assert_eq!(granted.json()["roles"], json!(["member", "admin"]));
    admin.put(&path, ()).await.ok();
    member.get("/members").await.ok();
    admin.delete(&path).await.ok();
    assert_eq!(member.get("/members").await.problem(), "403 forbidden");
    assert_eq!(app.audit().await, ["members.role_granted", "members.role_granted", "members.role_revoked"]);
}

#[both_databases]
async fn an_admin_stays_one(app: TestApp) {
    let admin = app.admin().await;
    let refused = admin.delete(format!("/members/{}/roles/admin", admin.id())).await;
    assert_eq!(refused.problem(), "409 own-role");
}

#[both_databases]
async fn roles_are_for_active_members_and_from_admins(app: TestApp) {
    let admin = app.admin().await;
    let waiting = app.member().status(MemberStatus::AwaitingApproval).await;
    let refused = admin.put(format!("/members/{}/roles/reviewer", waiting.id()), ()).await;
    assert_eq!(refused.problem(), "409 member-state");
    let member = app.member().await;
    let path = format!("/members/{}/roles/coordinator", member.id());
    assert_eq!(member.put(&path, ()).await.problem(), "403 forbidden");
    assert_eq!(member.delete(&path).await.problem(), "403 forbidden");
    assert_eq!(app.visitor().put(&path, ()).await.problem(), "401 unauthenticated");
    assert_eq!(
        admin.put(format!("/members/{}/roles/king", member.id()), ()).await.problem(),
        "404 not-found"
    );
}
