use insta::assert_snapshot;
use sea_orm::Set;
use serde_json::json;
use wenovate::submissions::{SubmissionStatus, submission};

use super::{at, path};
use crate::app::{Campaign, Member, TestApp, both_databases};

async fn asked(app: &TestApp, campaign: &Campaign, author: &Member) -> submission::Model {
    let needs = |row: &mut submission::ActiveModel| row.status = Set(SubmissionStatus::NeedsInformation);
    app.submission(campaign, author).with(needs).await
}

#[both_databases]
async fn an_answer_brings_it_back_into_review_as_a_new_version(app: TestApp) {
    let (campaign, author) = (app.campaign().await, app.member().await);
    let it = asked(&app, &campaign, &author).await;
    assert_eq!(author.get(path(&it)).await.ok().json()["next_step"]["owner"], "author");
    let body = json!({ "body": "Επισυνάψαμε τα στοιχεία." });
    let reply = author.if_match("\"1\"").post(at(&it, "replies"), body).await.ok();
    assert_eq!(reply.text_at("/status"), "in_review");
    assert_eq!(reply.json()["next_step"]["owner"], "department");
    assert_eq!(reply.json()["next_step"]["due_at"], "2026-12-24T10:00:00Z");
    let messages = author.get(at(&it, "messages")).await.ok().items();
    assert_eq!(messages.len(), 1);
    assert_eq!(messages[0]["kind"], "reply");
    assert_eq!(messages[0]["body"], "Επισυνάψαμε τα στοιχεία.");
    assert_eq!(author.get(at(&it, "versions")).await.ok().items().len(), 1);
    assert_eq!(app.audit().await, ["submissions.advanced", "submissions.request_answered"]);
}

#[both_databases]
async fn only_the_author_answers_and_only_when_asked(app: TestApp) {
    let (campaign, author) = (app.campaign().await, app.member().await);
    let it = asked(&app, &campaign, &author).await;
    let body = json!({ "body": "Απάντηση" });
    for other in [app.member().await, app.reviewer().await] {
        let reply = other.if_match("\"1\"").post(at(&it, "replies"), &body).await;
        assert_snapshot!(reply.problem(), @"403 forbidden");
    }
    let unasked = app.submission(&campaign, &author).await;
    let reply = author.if_match("\"1\"").post(at(&unasked, "replies"), &body).await;
    assert_snapshot!(reply.problem(), @"409 submission-state");
    assert_snapshot!(author.post(at(&it, "replies"), &body).await.problem(), @"428 precondition-required");
    let empty = author.if_match("\"1\"").post(at(&it, "replies"), json!({ "body": "" })).await;
    assert_snapshot!(empty.problem(), @"422 validation /body length");
}

#[both_databases]
async fn the_conversation_is_between_the_author_and_the_staff(app: TestApp) {
    let (campaign, author) = (app.campaign().await, app.member().await);
    let it = asked(&app, &campaign, &author).await;
    for part in ["messages", "versions"] {
        author.get(at(&it, part)).await.expect(200);
        app.reviewer().await.get(at(&it, part)).await.expect(200);
        assert_snapshot!(app.member().await.get(at(&it, part)).await.problem(), @"403 forbidden");
        assert_snapshot!(app.visitor().get(at(&it, part)).await.problem(), @"401 unauthenticated");
    }
}

#[both_databases]
async fn coordinators_are_told_of_an_answer(app: TestApp) {
    let (campaign, author) = (app.campaign().await, app.member().await);
    let (coordinator, reviewer) = (app.coordinator().await, app.reviewer().await);
    let it = asked(&app, &campaign, &author).await;
    author.if_match("\"1\"").post(at(&it, "replies"), json!({ "body": "Τα επισυνάψαμε." })).await.ok();
    let told = app.was_told(&coordinator).await.remove(0);
    assert_eq!(told.kind, "submissions.request_answered");
    assert_eq!(told.path, format!("/triage/{}", it.id));
    assert_eq!(app.mailbox(coordinator.email()).await.len(), 1);
    assert!(app.was_told(&reviewer).await.is_empty() && app.was_told(&author).await.is_empty());
}
