//! Two servers on one database: what one is told, the other knows with the next request.

use serde_json::json;

use crate::app::{TestApp, both_databases};

#[both_databases]
async fn who_is_suspended_on_one_replica_is_out_on_the_other_at_once(app: TestApp) {
    let other = app.replica().await;
    let (admin, member) = (app.admin().await, app.member().await);
    let elsewhere = member.at(&other);
    elsewhere.get("/me").await.ok();
    let path = format!("/members/{}", member.id());
    let suspend = admin.having_read(&path).await;
    suspend.post(format!("{path}/suspend"), json!({ "reason": "Καταγγελία για κατάχρηση" })).await.ok();
    assert_eq!(elsewhere.get("/me").await.problem(), "401 unauthenticated");
    assert_eq!(elsewhere.post("/sessions/refresh", ()).await.problem(), "401 session-ended");
    other.stop().await;
}

#[both_databases]
async fn a_role_that_was_taken_is_gone_on_the_other_replica(app: TestApp) {
    let other = app.replica().await;
    let (admin, coordinator) = (app.admin().await, app.coordinator().await);
    let elsewhere = coordinator.at(&other);
    elsewhere.get("/questionnaires").await.ok();
    admin.delete(format!("/members/{}/roles/coordinator", coordinator.id())).await.ok();
    assert_eq!(elsewhere.get("/questionnaires").await.problem(), "403 forbidden");
    admin.put(format!("/members/{}/roles/coordinator", coordinator.id()), ()).await.ok();
    elsewhere.get("/questionnaires").await.ok();
    other.stop().await;
}

#[both_databases]
async fn who_signs_out_on_one_replica_is_out_on_the_other(app: TestApp) {
    let other = app.replica().await;
    let member = app.member().await;
    member.at(&other).get("/me").await.ok();
    assert_eq!(member.delete("/sessions/current").await.status(), 204);
    assert_eq!(member.at(&other).get("/me").await.problem(), "401 unauthenticated");
    other.stop().await;
}
