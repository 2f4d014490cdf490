use insta::assert_snapshot;
use sea_orm::Set;
use serde_json::json;
use wenovate::{
    campaigns::{CampaignStatus, StageKind},
    members::MemberStatus,
};

use super::{a_submission, path};
use crate::app::{TestApp, both_databases};

#[both_databases]
async fn a_draft_may_be_empty_and_has_no_code(app: TestApp) {
    let campaign = app.campaign().await;
    let author = app.member().await;
    let form = json!({ "kind": "proposal", "policy_area": null, "visibility": "department", "unit": null });
    let reply = author.post(campaign.submissions(), form).await.expect(201);
    assert_eq!(reply.header("location"), format!("/api/v1/submissions/{}", reply.id()));
    let draft = reply.json();
    assert_eq!(draft["status"], "draft");
    assert_eq!(draft["code"], json!(null));
    assert_eq!(draft["next_step"]["action"], "complete");
    assert_eq!(draft["next_step"]["owner"], "author");
    assert_eq!(draft["organisation"]["id"], author.organisation_id().to_string());
    assert_eq!(draft["abilities"]["can_submit"], true);
    assert_eq!(app.audit().await, ["submissions.drafted"]);
}

#[both_databases]
async fn a_closed_stage_refuses_submissions(app: TestApp) {
    let author = app.member().await;
    for campaign in [
        app.campaign().stage_closed(StageKind::Submit).await,
        app.campaign().stage_scheduled(StageKind::Submit).await,
        app.campaign().with(|row| row.status = Set(CampaignStatus::Archived)).await,
    ] {
        let reply = author.post(campaign.submissions(), a_submission()).await;
        assert_snapshot!(reply.problem(), @"409 stage-closed");
        assert_eq!(reply.json()["stage"], "submit");
        assert_eq!(reply.json()["detail"], "Υποβολή");
    }
    assert!(app.audit().await.is_empty());
}

#[both_databases]
async fn only_active_members_of_a_body_submit(app: TestApp) {
    let campaign = app.campaign().await;
    let path = campaign.submissions();
    assert_snapshot!(app.visitor().post(&path, a_submission()).await.problem(), @"401 unauthenticated");
    let waiting = app.member().status(MemberStatus::AwaitingApproval).await;
    assert_snapshot!(waiting.post(&path, a_submission()).await.problem(), @"403 forbidden");
    let citizen = app.member().citizen().await;
    assert_snapshot!(citizen.post(&path, a_submission()).await.problem(), @"403 no-body");
    let nowhere = app.member().await.post("/campaigns/nothing/submissions", a_submission()).await;
    assert_snapshot!(nowhere.problem(), @"404 not-found");
    assert!(app.audit().await.is_empty());
}

#[both_databases]
async fn a_draft_exists_for_its_author_alone(app: TestApp) {
    let campaign = app.campaign().await;
    let body = app.organisation().await;
    let author = app.member_of(&body).await;
    let draft = app.draft(&campaign, &author).await;
    author.get(path(&draft)).await.expect(200);
    let others = [
        app.member_of(&body).await,
        app.member().await,
        app.reviewer().await,
        app.coordinator().await,
        app.admin().await,
    ];
    for other in &others {
        assert_snapshot!(other.get(path(&draft)).await.problem(), @"404 not-found");
        let change = other.if_match("\"1\"").put(path(&draft), a_submission()).await;
        assert_snapshot!(change.problem(), @"404 not-found");
        assert!(other.get(campaign.submissions()).await.ok().items().is_empty());
    }
    assert_snapshot!(app.visitor().get(path(&draft)).await.problem(), @"404 not-found");
}

#[both_databases]
async fn answers_belong_to_the_campaigns_form(app: TestApp) {
    let campaign = app.campaign().await;
    let mut form = a_submission();
    form["answers"] = json!({ "remarks": 7, "else": "x" });
    let reply = app.member().await.post(campaign.submissions(), form).await;
    assert_snapshot!(
        reply.problem(),
        @"422 validation /answers/remarks wrong_type, /answers/else unknown_question"
    );
}

#[both_databases]
async fn fields_have_bounds_and_no_unknown_neighbours(app: TestApp) {
    let campaign = app.campaign().await;
    let author = app.member().await;
    let mut long = a_submission();
    long["title"] = json!("α".repeat(161));
    assert_snapshot!(author.post(campaign.submissions(), long).await.problem(), @"422 validation /title length");
    let mut foreign = a_submission();
    foreign["status"] = json!("promoted");
    let reply = author.post(campaign.submissions(), foreign).await;
    assert_snapshot!(reply.problem(), @"422 validation /status unknown_field");
    let mut kind = a_submission();
    kind["kind"] = json!("wish");
    assert_snapshot!(author.post(campaign.submissions(), kind).await.problem(), @"422 validation /kind unknown_option");
}

#[both_databases]
async fn a_null_character_is_a_fault_of_the_caller(app: TestApp) {
    let campaign = app.campaign().await;
    let mut form = a_submission();
    form["title"] = json!("Τίτλος\u{0} με κενό");
    let reply = app.member().await.post(campaign.submissions(), form).await;
    assert_snapshot!(reply.problem(), @"422 validation /title control_character");
}
