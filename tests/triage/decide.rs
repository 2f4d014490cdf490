use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, Set};
use serde_json::json;
use wenovate::{
    campaigns::StageKind,
    challenges::ChallengeStatus,
    platform::time::days,
    submissions::{SubmissionStatus, submission, submission_message},
    triage::decision,
};

use super::{all, asked, decisions_of, declined, merged_into, now, promoted, promoted_to, scores_of};
use crate::app::{TestApp, both_databases};

#[both_databases]
async fn promoting_makes_a_challenge_and_keeps_the_scores_of_that_moment(app: TestApp) {
    let (campaign, author, coordinator) = (app.campaign().await, app.member().await, app.coordinator().await);
    let it = app.submission(&campaign, &author).await;
    app.reviewer().await.post(scores_of(&it), all(2)).await.ok();
    app.reviewer().await.post(scores_of(&it), all(4)).await.ok();
    let decision = coordinator.post(decisions_of(&it), promoted()).await.expect(201).json();
    assert_eq!(decision["challenge"]["code"], "CH-2026-0001");
    assert_eq!((&decision["scores"]["mean"], &decision["scores"]["count"]), (&json!(3.0), &json!(2)));
    assert_eq!(decision["decided_by"]["id"], coordinator.id().to_string());
    let it = now(&app, it.id).await;
    assert_eq!(it.status, SubmissionStatus::Promoted);
    assert_eq!(it.challenge_id.unwrap().to_string(), decision["challenge"]["id"].as_str().unwrap());
    assert_eq!(it.due_at, None);
    let events = app.audit().await;
    assert!(events.contains(&"challenges.created".into()) && events.contains(&"submissions.promoted".into()));
}

#[both_databases]
async fn promoting_to_a_challenge_of_the_campaign_that_goes_on(app: TestApp) {
    let (campaign, author, coordinator) = (app.campaign().await, app.member().await, app.coordinator().await);
    let it = app.submission(&campaign, &author).await;
    let elsewhere = app.challenge(&app.campaign().await, coordinator.id()).await;
    let solved = app
        .challenge(&campaign, coordinator.id())
        .with(|row| row.status = Set(ChallengeStatus::Solved))
        .await;
    for wrong in [elsewhere, solved] {
        let refused = coordinator.post(decisions_of(&it), promoted_to(wrong.id)).await;
        assert_eq!(refused.problem(), "422 validation /challenge_id unknown_reference");
    }
    let challenge = app.challenge(&campaign, coordinator.id()).await;
    coordinator.post(decisions_of(&it), promoted_to(challenge.id)).await.ok();
    assert_eq!(now(&app, it.id).await.challenge_id, Some(challenge.id));
}

#[both_databases]
async fn declining_and_asking(app: TestApp) {
    let (campaign, author, coordinator) = (app.campaign().await, app.member().await, app.coordinator().await);
    let it = app.submission(&campaign, &author).await;
    coordinator.post(decisions_of(&it), asked()).await.ok();
    let waiting = now(&app, it.id).await;
    assert_eq!(waiting.status, SubmissionStatus::NeedsInformation);
    assert_eq!(waiting.due_at, Some(app.now() + days(14)));
    let request = submission_message::Entity::find().one(&*app.foundation().db).await.unwrap().unwrap();
    assert_eq!(request.body, "Πόσους πολίτες αφορά τον χρόνο;");
    assert_eq!(coordinator.post(decisions_of(&it), asked()).await.problem(), "409 not-in-triage");
    // Who never answers is declined all the same.
    coordinator.post(decisions_of(&it), declined()).await.ok();
    assert_eq!(now(&app, it.id).await.status, SubmissionStatus::Declined);
}

#[both_databases]
async fn merging_leaves_no_chains_and_promoting_takes_the_merged_along(app: TestApp) {
    let (campaign, coordinator) = (app.campaign().await, app.coordinator().await);
    let first = app.submission(&campaign, &app.member().await).await;
    let second = app.submission(&campaign, &app.member().await).await;
    let third = app.submission(&campaign, &app.member().await).await;
    coordinator.post(decisions_of(&first), merged_into(&second)).await.ok();
    coordinator.post(decisions_of(&second), merged_into(&third)).await.ok();
    assert_eq!(now(&app, first.id).await.merged_into_id, Some(third.id));
    coordinator.post(decisions_of(&third), promoted()).await.ok();
    let challenge = now(&app, third.id).await.challenge_id;
    assert!(challenge.is_some());
    assert_eq!(now(&app, first.id).await.challenge_id, challenge);
    assert_eq!(now(&app, second.id).await.challenge_id, challenge);
    let late = app.submission(&campaign, &app.member().await).await;
    coordinator.post(decisions_of(&late), merged_into(&third)).await.ok();
    assert_eq!(now(&app, late.id).await.challenge_id, challenge);
}

#[both_databases]
async fn nothing_is_merged_into_itself_into_drafts_or_what_is_out_of_the_running(app: TestApp) {
    let (campaign, author, coordinator) = (app.campaign().await, app.member().await, app.coordinator().await);
    let it = app.submission(&campaign, &author).await;
    let elsewhere = app.submission(&app.campaign().await, &author).await;
    let mut wrong = vec![it.clone(), elsewhere];
    for status in [SubmissionStatus::Draft, SubmissionStatus::Merged, SubmissionStatus::Declined] {
        wrong.push(app.submission(&campaign, &author).with(|row| row.status = Set(status)).await);
    }
    for target in &wrong {
        let refused = coordinator.post(decisions_of(&it), merged_into(target)).await;
        assert_eq!(refused.problem(), "422 validation /merged_into_id unknown_reference");
    }
}

#[both_databases]
async fn who_scored_does_not_decide(app: TestApp) {
    let (campaign, author) = (app.campaign().await, app.member().await);
    let it = app.submission(&campaign, &author).await;
    let both = app.coordinator().and(wenovate::platform::permission::Role::Reviewer).await;
    both.post(scores_of(&it), all(5)).await.ok();
    assert_eq!(both.post(decisions_of(&it), promoted()).await.problem(), "403 scored-it");
    assert_eq!(both.get(scores_of(&it)).await.ok().json()["abilities"]["can_decide"], false);
    app.coordinator().await.post(decisions_of(&it), promoted()).await.ok();
}

#[both_databases]
async fn authors_and_their_colleagues_do_not_decide(app: TestApp) {
    let (campaign, body) = (app.campaign().await, app.organisation().await);
    let author = app.coordinator().of(&body).await;
    let it = app.submission(&campaign, &author).await;
    for person in [author, app.coordinator().of(&body).await] {
        assert_eq!(person.post(decisions_of(&it), promoted()).await.problem(), "403 conflict-of-interest");
    }
    assert_eq!(now(&app, it.id).await.status, SubmissionStatus::Submitted);
}

#[both_databases]
async fn only_coordinators_decide(app: TestApp) {
    let (campaign, author) = (app.campaign().await, app.member().await);
    let it = app.submission(&campaign, &author).await;
    for person in [&author, &app.reviewer().await, &app.admin().await] {
        assert_eq!(person.post(decisions_of(&it), declined()).await.problem(), "403 forbidden");
    }
    assert_eq!(app.visitor().post(decisions_of(&it), declined()).await.problem(), "401 unauthenticated");
}

#[both_databases]
async fn of_two_decisions_at_once_one_wins(app: TestApp) {
    let (campaign, author) = (app.campaign().await, app.member().await);
    let it = app.submission(&campaign, &author).await;
    let (one, other) = (app.coordinator().await, app.coordinator().await);
    let (a, b) =
        tokio::join!(one.post(decisions_of(&it), promoted()), other.post(decisions_of(&it), declined()));
    let mut statuses = [a.status(), b.status()];
    statuses.sort_unstable();
    assert_eq!(statuses, [201, 409]);
    let decisions = decision::Entity::find().filter(decision::COLUMN.submission_id.eq(it.id));
    assert_eq!(decisions.count(&*app.foundation().db).await.unwrap(), 1);
}

#[both_databases]
async fn of_two_that_are_merged_into_each_other_one_remains(app: TestApp) {
    let (campaign, author) = (app.campaign().await, app.member().await);
    let (first, second) =
        (app.submission(&campaign, &author).await, app.submission(&campaign, &author).await);
    let (one, other) = (app.coordinator().await, app.coordinator().await);
    let (a, b) = tokio::join!(
        one.post(decisions_of(&first), merged_into(&second)),
        other.post(decisions_of(&second), merged_into(&first)),
    );
    let mut statuses = [a.status(), b.status()];
    statuses.sort_unstable();
    assert_eq!(statuses, [201, 422]);
    let merged = submission::Entity::find().filter(submission::COLUMN.status.eq(SubmissionStatus::Merged));
    assert_eq!(merged.count(&*app.foundation().db).await.unwrap(), 1);
}

#[both_databases]
async fn a_closed_stage_takes_no_decisions_and_the_decided_stays(app: TestApp) {
    let coordinator = app.coordinator().await;
    let closed = app.campaign().stage_closed(StageKind::Triage).await;
    let it = app.submission(&closed, &app.member().await).await;
    assert_eq!(coordinator.post(decisions_of(&it), declined()).await.problem(), "409 stage-closed");
    let it = app.submission(&app.campaign().await, &app.member().await).await;
    coordinator.post(decisions_of(&it), declined()).await.ok();
    assert_eq!(coordinator.post(decisions_of(&it), promoted()).await.problem(), "409 not-in-triage");
}

#[both_databases]
async fn a_decision_has_reasons_and_what_its_kind_needs(app: TestApp) {
    let (campaign, coordinator) = (app.campaign().await, app.coordinator().await);
    let it = app.submission(&campaign, &app.member().await).await;
    let problem = async |body| coordinator.post(decisions_of(&it), body).await.problem();
    let reasons = "Αρκετά μεγάλη αιτιολογία.";
    assert_eq!(problem(json!({ "kind": "decline" })).await, "422 validation /rationale required");
    assert_eq!(
        problem(json!({ "kind": "decline", "rationale": "όχι" })).await,
        "422 validation /rationale length"
    );
    assert_eq!(
        problem(json!({ "kind": "decline", "rationale": "             " })).await,
        "422 validation /rationale length"
    );
    assert_eq!(
        problem(json!({ "kind": "promote", "rationale": reasons })).await,
        "422 validation /challenge_id required"
    );
    assert_eq!(
        problem(json!({ "kind": "merge", "rationale": reasons })).await,
        "422 validation /merged_into_id required"
    );
    assert_eq!(
        problem(json!({ "kind": "decline", "rationale": reasons, "merged_into_id": it.id })).await,
        "422 validation /merged_into_id not_applicable"
    );
    let mut both = promoted();
    both["challenge_id"] = json!(it.id);
    assert_eq!(problem(both).await, "422 validation /challenge_id not_applicable");
}

#[both_databases]
async fn promoting_needs_as_many_scores_as_the_campaign_asks_for(app: TestApp) {
    let (campaign, coordinator) =
        (app.campaign().with(|row| row.min_scores = Set(2)).await, app.coordinator().await);
    let it = app.submission(&campaign, &app.member().await).await;
    app.reviewer().await.post(scores_of(&it), all(4)).await.ok();
    let refused = coordinator.post(decisions_of(&it), promoted()).await;
    assert_eq!(refused.problem(), "409 scores-missing");
    assert_eq!((&refused.json()["min_scores"], &refused.json()["missing"]), (&json!(2), &json!(1)));
    let shown = coordinator.get(scores_of(&it)).await.ok().json();
    assert_eq!((&shown["missing_scores"], &shown["abilities"]["can_promote"]), (&json!(1), &json!(false)));
    assert_eq!(shown["abilities"]["can_decide"], true);
    app.reviewer().await.post(scores_of(&it), all(2)).await.ok();
    let shown = coordinator.get(scores_of(&it)).await.ok().json();
    assert_eq!((&shown["missing_scores"], &shown["abilities"]["can_promote"]), (&json!(0), &json!(true)));
    coordinator.post(decisions_of(&it), promoted()).await.expect(201);
}

#[both_databases]
async fn what_too_few_have_scored_is_declined_all_the_same(app: TestApp) {
    let (campaign, coordinator) =
        (app.campaign().with(|row| row.min_scores = Set(5)).await, app.coordinator().await);
    let it = app.submission(&campaign, &app.member().await).await;
    coordinator.post(decisions_of(&it), declined()).await.expect(201);
}
