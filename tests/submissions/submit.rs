use insta::assert_snapshot;
use serde_json::json;
use wenovate::{campaigns::StageKind, members::MemberStatus};

use super::{a_submission, at, hand_in, path, titled};
use crate::app::{TestApp, both_databases};

#[both_databases]
async fn what_is_handed_in_has_a_code_and_a_due_date(app: TestApp) {
    let (campaign, author) = (app.campaign().await, app.member().await);
    let first = hand_in(&author, &campaign, a_submission()).await;
    let second = hand_in(&author, &campaign, titled("Κοινό μητρώο προμηθευτών")).await;
    assert_eq!(first.text_at("/code"), "WN-2026-0001");
    assert_eq!(second.text_at("/code"), "WN-2026-0002");
    let it = first.json();
    assert_eq!(it["status"], "submitted");
    assert_eq!(it["next_step"]["owner"], "department");
    assert_eq!(it["next_step"]["due_at"], "2026-12-24T10:00:00Z", "30 days later");
    assert_eq!(it["next_step"]["overdue"], false);
    assert_eq!(it["abilities"]["can_edit"], false);
    assert!(app.audit().await.contains(&"submissions.submitted".into()));
}

#[both_databases]
async fn an_unfinished_draft_says_what_is_missing(app: TestApp) {
    let (campaign, author) = (app.campaign().await, app.member().await);
    let form = json!({ "kind": "issue", "title": "Λίγο", "policy_area": null, "visibility": "public", "unit": null });
    let draft = author.post(campaign.submissions(), form).await.expect(201);
    let reply = author.if_match("\"1\"").post(format!("/submissions/{}/submit", draft.id()), ()).await;
    assert_snapshot!(
        reply.problem(),
        @"422 validation /title length, /summary required, /policy_area required"
    );
    let shown = author.get(format!("/submissions/{}", draft.id())).await.ok().json();
    assert_eq!(shown["code"], json!(null), "the number is not used up");
}

#[both_databases]
async fn a_draft_is_not_handed_in_once_the_stage_has_closed(app: TestApp) {
    let (campaign, author) = (app.campaign().stage_closed(StageKind::Submit).await, app.member().await);
    let draft = app.draft(&campaign, &author).await;
    let reply = author.if_match("\"1\"").post(at(&draft, "submit"), ()).await;
    assert_snapshot!(reply.problem(), @"409 stage-closed");
    assert!(app.audit().await.is_empty());
}

#[both_databases]
async fn only_its_author_hands_it_in_and_only_as_last_seen(app: TestApp) {
    let (campaign, author) = (app.campaign().await, app.member().await);
    let draft = app.draft(&campaign, &author).await;
    let other = app.coordinator().await.if_match("\"1\"").post(at(&draft, "submit"), ()).await;
    assert_snapshot!(other.problem(), @"404 not-found");
    assert_snapshot!(author.post(at(&draft, "submit"), ()).await.problem(), @"428 precondition-required");
    let late = author.if_match("\"7\"").post(at(&draft, "submit"), ()).await;
    assert_snapshot!(late.problem(), @"412 stale");
    let done = author.if_match("\"1\"").post(at(&draft, "submit"), ()).await.ok();
    let twice = author.if_match(done.etag()).post(at(&draft, "submit"), ()).await;
    assert_snapshot!(twice.problem(), @"409 submission-state");
}

#[both_databases]
async fn whoever_is_no_longer_active_hands_nothing_in(app: TestApp) {
    let campaign = app.campaign().await;
    let waiting = app.member().status(MemberStatus::AwaitingApproval).await;
    let draft = app.draft(&campaign, &waiting).await;
    let reply = waiting.if_match("\"1\"").post(at(&draft, "submit"), ()).await;
    assert_snapshot!(reply.problem(), @"403 forbidden");
    waiting.get(path(&draft)).await.expect(200);
}

#[both_databases]
async fn the_author_gets_a_receipt_with_the_code_and_the_next_step(app: TestApp) {
    let (campaign, author) = (app.campaign().await, app.member().await);
    hand_in(&author, &campaign, a_submission()).await;
    let receipt = app.was_told(&author).await.remove(0);
    assert_eq!(receipt.kind, "submissions.received");
    let mail = app.last_mail(author.email()).await;
    for part in ["WN-2026-0001", "24/12/2026"] {
        assert!(receipt.text.el.contains(part) && mail.text.contains(part), "{part}: {}", mail.text);
    }
}
