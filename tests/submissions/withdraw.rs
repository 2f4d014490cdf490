use insta::assert_snapshot;
use sea_orm::Set;
use wenovate::submissions::{SubmissionStatus, Visibility};

use super::{at, path};
use crate::app::{TestApp, both_databases};

#[both_databases]
async fn its_author_takes_it_back_and_others_see_it_no_more(app: TestApp) {
    let (campaign, author) = (app.campaign().await, app.member().await);
    let it = app.submission(&campaign, &author).with(|row| row.visibility = Set(Visibility::Public)).await;
    app.visitor().get(path(&it)).await.expect(200);
    let other = app.member().await;
    assert_snapshot!(other.if_match("\"1\"").post(at(&it, "withdraw"), ()).await.problem(), @"403 forbidden");
    assert_snapshot!(author.post(at(&it, "withdraw"), ()).await.problem(), @"428 precondition-required");
    let reply = author.if_match("\"1\"").post(at(&it, "withdraw"), ()).await.ok();
    assert_eq!(reply.text_at("/status"), "withdrawn");
    assert_eq!(reply.json()["next_step"], serde_json::Value::Null);
    assert_snapshot!(app.visitor().get(path(&it)).await.problem(), @"404 not-found");
    assert_snapshot!(other.get(path(&it)).await.problem(), @"404 not-found");
    assert!(other.get(campaign.submissions()).await.ok().items().is_empty());
    app.reviewer().await.get(path(&it)).await.expect(200);
    author.get(path(&it)).await.expect(200);
    assert_eq!(app.audit().await, ["submissions.advanced", "submissions.withdrawn"]);
}

#[both_databases]
async fn what_was_answered_is_not_withdrawn(app: TestApp) {
    let (campaign, author) = (app.campaign().await, app.member().await);
    for status in [SubmissionStatus::Declined, SubmissionStatus::Promoted, SubmissionStatus::Draft] {
        let it = app.submission(&campaign, &author).with(|row| row.status = Set(status)).await;
        let reply = author.if_match("\"1\"").post(at(&it, "withdraw"), ()).await;
        assert_snapshot!(reply.problem(), @"409 submission-state");
    }
}
