use insta::assert_snapshot;
use sea_orm::Set;
use wenovate::campaigns::CampaignStatus;

use crate::app::{TestApp, both_databases};

#[both_databases]
async fn a_published_campaign_is_in_everybodys_sight(app: TestApp) {
    let draft = app.campaign().with(|row| row.status = Set(CampaignStatus::Draft)).await;
    let coordinator = app.coordinator().await;
    let publish = format!("{}/publish", draft.path());
    assert_snapshot!(app.member().await.if_match("\"1\"").post(&publish, ()).await.problem(), @"403 forbidden");
    assert_snapshot!(coordinator.post(&publish, ()).await.problem(), @"428 precondition-required");
    let reply = coordinator.if_match("\"1\"").post(&publish, ()).await.ok();
    assert_eq!(reply.json()["status"], "published");
    app.visitor().get(draft.path()).await.expect(200);
    assert_snapshot!(
        coordinator.if_match(reply.etag()).post(&publish, ()).await.problem(),
        @"409 campaign-published"
    );
    assert_eq!(app.audit().await, ["campaigns.published"]);
}

#[both_databases]
async fn an_archived_campaign_stays_in_sight_and_never_changes(app: TestApp) {
    let campaign = app.campaign().await;
    let coordinator = app.coordinator().await;
    let archive = format!("{}/archive", campaign.path());
    assert_snapshot!(app.reviewer().await.if_match("\"1\"").post(&archive, ()).await.problem(), @"403 forbidden");
    let etag = coordinator.if_match("\"1\"").post(&archive, ()).await.ok().etag();
    app.visitor().get(campaign.path()).await.expect(200);
    assert_snapshot!(coordinator.if_match(etag).post(&archive, ()).await.problem(), @"409 campaign-archived");
    assert_eq!(app.audit().await, ["campaigns.archived"]);
}

#[both_databases]
async fn a_draft_cannot_be_archived(app: TestApp) {
    let draft = app.campaign().with(|row| row.status = Set(CampaignStatus::Draft)).await;
    let archive = format!("{}/archive", draft.path());
    let reply = app.coordinator().await.if_match("\"1\"").post(&archive, ()).await;
    assert_snapshot!(reply.problem(), @"409 campaign-not-published");
}
