use crate::app::{TestApp, both_databases};

#[both_databases]
async fn a_visitor_reads_a_challenge(app: TestApp) {
    let (campaign, coordinator) = (app.campaign().await, app.coordinator().await);
    let challenge = app.challenge(&campaign, coordinator.id()).await;
    let path = format!("/challenges/{}", challenge.id);
    let shown = app.visitor().get(&path).await.ok();
    assert_eq!(shown.json()["code"], challenge.code);
    assert_eq!(shown.json()["campaign"]["slug"], campaign.slug);
    assert_eq!(shown.json()["abilities"]["can_revise"], false);
    assert!(shown.etag().starts_with("\"1-"));
    assert_eq!(coordinator.get(&path).await.ok().json()["abilities"]["can_revise"], true);
}

#[both_databases]
async fn a_challenge_that_is_not_there_is_not_found(app: TestApp) {
    let nowhere = app.visitor().get("/challenges/0193c0de-7a1b-7c3d-8e4f-5a6b7c8d9e0f").await;
    assert_eq!(nowhere.problem(), "404 not-found");
}
