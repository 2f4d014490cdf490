use insta::assert_snapshot;
use sea_orm::Set;
use wenovate::campaigns::CampaignStatus;

use super::settings;
use crate::app::{TestApp, both_databases};

#[both_databases]
async fn texts_change_and_the_second_writer_is_told(app: TestApp) {
    let campaign = app.campaign().with(|row| row.status = Set(CampaignStatus::Draft)).await;
    let coordinator = app.coordinator().await;
    let form = settings(&app).await;
    assert_snapshot!(coordinator.put(campaign.path(), &form).await.problem(), @"428 precondition-required");
    let seen = coordinator.get(campaign.path()).await.ok().etag();
    let reply = coordinator.if_match(&seen).put(campaign.path(), &form).await.ok();
    assert_eq!(reply.text_at("/title/el"), "Γρήγορες άδειες");
    assert_ne!(reply.etag(), seen);
    assert_snapshot!(coordinator.if_match(&seen).put(campaign.path(), &form).await.problem(), @"412 stale");
    assert_eq!(app.audit().await, ["campaigns.revised"]);
}

#[both_databases]
async fn forms_and_criteria_of_a_published_campaign_stay(app: TestApp) {
    let campaign = app.campaign().await;
    let reply = app.coordinator().await.if_match("\"1\"").put(campaign.path(), settings(&app).await).await;
    assert_snapshot!(
        reply.problem(),
        @"422 validation /submission_form_version_id fixed, /participation_form_version_id fixed, /specification_template_version_id fixed, /criteria_set_id fixed, /rubric_id fixed"
    );
}

#[both_databases]
async fn only_coordinators_revise(app: TestApp) {
    let campaign = app.campaign().await;
    let form = settings(&app).await;
    for somebody in [app.member().await, app.reviewer().await, app.admin().await] {
        let reply = somebody.if_match("\"1\"").put(campaign.path(), &form).await;
        assert_snapshot!(reply.problem(), @"403 forbidden");
    }
}
