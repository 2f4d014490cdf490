use insta::assert_snapshot;
use sea_orm::Set;
use wenovate::submissions::SubmissionStatus;

use crate::app::{TestApp, both_databases};

#[both_databases]
async fn my_list_says_the_next_step_its_owner_and_its_date(app: TestApp) {
    let (campaign, author) = (app.campaign().await, app.member().await);
    app.submission(&campaign, &app.member().await).await;
    app.submission(&campaign, &author).with(|row| row.status = Set(SubmissionStatus::Declined)).await;
    app.submission(&campaign, &author).await;
    app.draft(&campaign, &author).await;
    let mine = author.get("/me/submissions").await.ok().items();
    assert_eq!(mine.len(), 3);
    assert_eq!(mine[0]["next_step"]["action"], "complete");
    assert_eq!(
        mine[0]["next_step"]["due_at"], "2026-12-14T10:00:00Z",
        "a draft is due when the stage closes"
    );
    assert_eq!(mine[1]["next_step"]["action"], "review");
    assert_eq!(mine[1]["next_step"]["owner"], "department");
    assert_eq!(mine[2]["next_step"], serde_json::Value::Null);
    assert_eq!(author.get("/me/submissions?status=draft").await.ok().items().len(), 1);
    assert_snapshot!(app.visitor().get("/me/submissions").await.problem(), @"401 unauthenticated");
}

#[both_databases]
async fn an_answer_that_is_late_is_called_late(app: TestApp) {
    let (campaign, author) = (app.campaign().await, app.member().await);
    app.submission(&campaign, &author).with(|row| row.due_at = Set(Some(app.now()))).await;
    let mine = author.get("/me/submissions").await.ok().items();
    assert_eq!(mine[0]["next_step"]["overdue"], true);
}
