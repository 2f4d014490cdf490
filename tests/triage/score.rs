use sea_orm::Set;
use serde_json::json;
use wenovate::{campaigns::StageKind, submissions::SubmissionStatus};

use super::{all, now, scores_of};
use crate::app::{Reply, TestApp, both_databases};

#[both_databases]
async fn the_first_score_begins_the_review_and_is_weighted(app: TestApp) {
    let (campaign, author) = (app.campaign().await, app.member().await);
    let it = app.submission(&campaign, &author).await;
    let reviewer = app.reviewer().await;
    let score =
        json!({ "values": { "value": 5, "effort": 1 }, "comment": " Ώριμο ", "recommendation": "promote" });
    let given = reviewer.post(scores_of(&it), score).await.expect(201);
    assert_eq!(given.json()["weighted"], 4.0);
    assert_eq!(given.json()["comment"], "Ώριμο");
    let it = now(&app, it.id).await;
    assert_eq!((it.status, it.score_count, it.score_mean), (SubmissionStatus::InReview, 1, Some(4.0)));
    assert!(app.audit().await.contains(&"submissions.scored".to_owned()));
}

#[both_databases]
async fn means_and_spread_follow_the_scores(app: TestApp) {
    let (campaign, author) = (app.campaign().await, app.member().await);
    let it = app.submission(&campaign, &author).await;
    app.reviewer().await.post(scores_of(&it), all(2)).await.ok();
    app.reviewer().await.post(scores_of(&it), all(4)).await.ok();
    let it = now(&app, it.id).await;
    assert_eq!((it.score_count, it.score_mean), (2, Some(3.0)));
    assert!((it.score_spread.unwrap() - 2.0_f64.sqrt()).abs() < 1e-9);
}

#[both_databases]
async fn a_criterion_may_be_abstained_from_but_not_all(app: TestApp) {
    let (campaign, author) = (app.campaign().await, app.member().await);
    let it = app.submission(&campaign, &author).await;
    let reviewer = app.reviewer().await;
    let nothing = json!({ "values": { "value": null, "effort": null } });
    assert_eq!(
        reviewer.post(scores_of(&it), nothing).await.problem(),
        "422 validation /values nothing_scored"
    );
    let given = reviewer.post(scores_of(&it), json!({ "values": { "value": null, "effort": 2 } })).await.ok();
    assert_eq!(given.json()["weighted"], 2.0);
}

#[both_databases]
async fn values_keep_to_the_criteria_and_the_scale(app: TestApp) {
    let (campaign, author) = (app.campaign().await, app.member().await);
    let it = app.submission(&campaign, &author).await;
    let wrong = json!({ "values": { "value": 6, "colour": 1 } });
    assert_eq!(
        app.reviewer().await.post(scores_of(&it), wrong).await.problem(),
        "422 validation /values/value unknown_option, /values/effort required, /values/colour unknown_field"
    );
    assert_eq!(now(&app, it.id).await.score_count, 0);
}

#[both_databases]
async fn nobody_scores_twice(app: TestApp) {
    let (campaign, author) = (app.campaign().await, app.member().await);
    let it = app.submission(&campaign, &author).await;
    let reviewer = app.reviewer().await;
    reviewer.post(scores_of(&it), all(2)).await.ok();
    assert_eq!(reviewer.post(scores_of(&it), all(3)).await.problem(), "409 already-scored");
}

#[both_databases]
async fn scores_given_at_once_are_all_counted(app: TestApp) {
    let (campaign, author) = (app.campaign().await, app.member().await);
    let it = app.submission(&campaign, &author).await;
    let reviewers = [app.reviewer().await, app.reviewer().await, app.reviewer().await, app.reviewer().await];
    let [a, b, c, d] = &reviewers;
    let path = scores_of(&it);
    // The last one is impatient and clicks twice.
    let replies = tokio::join!(
        a.post(&path, all(1)),
        b.post(&path, all(2)),
        c.post(&path, all(3)),
        d.post(&path, all(4)),
        d.post(&path, all(4)),
    );
    let statuses = [&replies.0, &replies.1, &replies.2, &replies.3, &replies.4].map(Reply::status);
    assert_eq!(statuses.iter().filter(|status| **status == 201).count(), 4);
    assert_eq!(statuses.iter().filter(|status| **status == 409).count(), 1);
    let it = now(&app, it.id).await;
    assert_eq!((it.score_count, it.score_mean), (4, Some(2.5)));
}

#[both_databases]
async fn authors_and_their_colleagues_do_not_score(app: TestApp) {
    let (campaign, body) = (app.campaign().await, app.organisation().await);
    let author = app.reviewer().of(&body).await;
    let it = app.submission(&campaign, &author).await;
    assert_eq!(author.post(scores_of(&it), all(5)).await.problem(), "403 conflict-of-interest");
    let colleague = app.reviewer().of(&body).await;
    let refused = colleague.post(scores_of(&it), all(5)).await;
    assert_eq!(refused.problem(), "403 conflict-of-interest");
    assert_eq!(refused.json()["conflict"], "same_body");
}

#[both_databases]
async fn only_reviewers_score(app: TestApp) {
    let (campaign, author) = (app.campaign().await, app.member().await);
    let it = app.submission(&campaign, &author).await;
    for person in [&author, &app.coordinator().await, &app.admin().await] {
        assert_eq!(person.post(scores_of(&it), all(5)).await.problem(), "403 forbidden");
    }
    assert_eq!(app.visitor().post(scores_of(&it), all(5)).await.problem(), "401 unauthenticated");
}

#[both_databases]
async fn a_closed_stage_takes_no_scores(app: TestApp) {
    let campaign = app.campaign().stage_closed(StageKind::Triage).await;
    let it = app.submission(&campaign, &app.member().await).await;
    assert_eq!(app.reviewer().await.post(scores_of(&it), all(5)).await.problem(), "409 stage-closed");
}

#[both_databases]
async fn drafts_do_not_exist_and_decided_ones_are_not_scored(app: TestApp) {
    let (campaign, author, reviewer) = (app.campaign().await, app.member().await, app.reviewer().await);
    let in_state = async |status| {
        let it = app.submission(&campaign, &author).with(|row| row.status = Set(status)).await;
        reviewer.post(scores_of(&it), all(5)).await.problem()
    };
    assert_eq!(in_state(SubmissionStatus::Draft).await, "404 not-found");
    for status in [
        SubmissionStatus::NeedsInformation,
        SubmissionStatus::Promoted,
        SubmissionStatus::Merged,
        SubmissionStatus::Declined,
        SubmissionStatus::Withdrawn,
    ] {
        assert_eq!(in_state(status).await, "409 not-in-triage");
    }
}
