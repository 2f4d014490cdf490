use insta::assert_snapshot;
use sea_orm::Set;
use serde_json::json;
use wenovate::{campaigns::StageKind, submissions::SubmissionStatus};

use super::{a_submission, path};
use crate::app::{TestApp, both_databases};

#[both_databases]
async fn a_draft_is_saved_as_one_types(app: TestApp) {
    let (campaign, author) = (app.campaign().await, app.member().await);
    let draft = app.draft(&campaign, &author).await;
    let seen = author.get(path(&draft)).await.ok().etag();
    let saved = author.if_match(&seen).put(path(&draft), a_submission()).await.ok();
    assert_eq!(saved.text_at("/title"), "Ενιαίο ραντεβού για όλες τις υπηρεσίες");
    assert_eq!(saved.json()["answers"], json!({ "remarks": "Το ζητούν εδώ και χρόνια." }));
    author.if_match(saved.etag()).put(path(&draft), a_submission()).await.expect(200);
    assert_eq!(app.audit().await, ["submissions.revised", "submissions.revised"]);
}

#[both_databases]
async fn the_second_of_two_tabs_loses_nothing_unknowingly(app: TestApp) {
    let (campaign, author) = (app.campaign().await, app.member().await);
    let draft = app.draft(&campaign, &author).await;
    assert_snapshot!(author.put(path(&draft), a_submission()).await.problem(), @"428 precondition-required");
    author.if_match("\"1\"").put(path(&draft), a_submission()).await.expect(200);
    let late = author.if_match("\"1\"").put(path(&draft), a_submission()).await;
    assert_snapshot!(late.problem(), @"412 stale");
}

#[both_databases]
async fn a_draft_can_still_be_saved_when_the_stage_has_closed(app: TestApp) {
    let (campaign, author) = (app.campaign().stage_closed(StageKind::Submit).await, app.member().await);
    let draft = app.draft(&campaign, &author).await;
    let saved = author.if_match("\"1\"").put(path(&draft), a_submission()).await.ok();
    assert_eq!(saved.json()["abilities"]["can_submit"], false);
}

#[both_databases]
async fn what_is_handed_in_is_not_written_in_unless_the_department_asks(app: TestApp) {
    let (campaign, author) = (app.campaign().await, app.member().await);
    let it = app.submission(&campaign, &author).await;
    let reply = author.if_match("\"1\"").put(path(&it), a_submission()).await;
    assert_snapshot!(reply.problem(), @"409 submission-state");
    assert_eq!(reply.json()["status"], 409);
    let asked = app
        .submission(&campaign, &author)
        .with(|row| row.status = Set(SubmissionStatus::NeedsInformation))
        .await;
    author.if_match("\"1\"").put(path(&asked), a_submission()).await.expect(200);
    let other = app.member().await.if_match("\"2\"").put(path(&asked), a_submission()).await;
    assert_snapshot!(other.problem(), @"403 forbidden");
}

#[both_databases]
async fn a_draft_can_be_thrown_away_and_nothing_else(app: TestApp) {
    let (campaign, author) = (app.campaign().await, app.member().await);
    let draft = app.draft(&campaign, &author).await;
    assert_snapshot!(app.coordinator().await.delete(path(&draft)).await.problem(), @"404 not-found");
    author.delete(path(&draft)).await.expect(204);
    assert_snapshot!(author.get(path(&draft)).await.problem(), @"404 not-found");
    let it = app.submission(&campaign, &author).await;
    assert_snapshot!(author.delete(path(&it)).await.problem(), @"409 submission-state");
    assert_eq!(app.audit().await, ["submissions.discarded"]);
}
