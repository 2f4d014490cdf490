use sea_orm::Set;
use serde_json::json;
use wenovate::{
    members::MemberStatus,
    platform::time::days,
    surveys::{SurveyAudience, survey},
};

use super::{answers, path, submit};
use crate::app::{TestApp, both_databases};

#[both_databases]
async fn a_member_saves_goes_on_elsewhere_and_submits(app: TestApp) {
    let survey = app.survey().await.await;
    let (member, response) = (app.member().await, format!("{}/response", path(&survey)));
    assert_eq!(member.get(&response).await.problem(), "404 not-found");
    assert_eq!(member.get(path(&survey)).await.json()["abilities"]["can_answer"], true);

    let begun = json!({ "answers": { "innovated": "yes" } });
    member.if_match("\"0\"").put(&response, begun).await.ok();
    let resumed = member.get(&response).await.ok();
    assert_eq!(resumed.json()["status"], "draft");
    assert_eq!(resumed.json()["answers"], json!({ "innovated": "yes" }));

    let submitted = member.if_match(resumed.etag()).post(format!("{response}/submit"), answers()).await.ok();
    assert_eq!(submitted.json()["status"], "submitted");
    assert_eq!(submitted.json()["answers"], answers()["answers"]);
    assert_eq!(member.get(path(&survey)).await.json()["my_response"]["status"], "submitted");
    assert_eq!(app.audit().await, ["surveys.draft_saved", "surveys.answered"]);
}

#[both_databases]
async fn the_audit_trail_knows_no_answers(app: TestApp) {
    let survey = app.survey().await.await;
    submit(app.member().await.client(), &survey, answers()).await.ok();
    let event = app.audit_events().await.pop().unwrap();
    assert_eq!(event.details, json!({}));
}

#[both_databases]
async fn a_member_has_one_response(app: TestApp) {
    let survey = app.survey().await.await;
    let (member, response) = (app.member().await, format!("{}/response", path(&survey)));
    let first = submit(&member, &survey, answers()).await.ok();
    assert_eq!(submit(&member, &survey, answers()).await.problem(), "412 stale");
    let draft = member.if_match(first.etag()).put(&response, answers()).await;
    assert_eq!(draft.problem(), "409 already-submitted");

    let changed = json!({ "answers": { "innovated": "no" } });
    let again = member.if_match(first.etag()).post(format!("{response}/submit"), changed).await.ok();
    assert_eq!(again.id(), first.id());
    assert_eq!(again.json()["answers"], json!({ "innovated": "no" }));
}

#[both_databases]
async fn two_tabs_do_not_overwrite_each_other(app: TestApp) {
    let survey = app.survey().await.await;
    let (member, response) = (app.member().await, format!("{}/response", path(&survey)));
    member.if_match("\"0\"").put(&response, answers()).await.ok();
    assert_eq!(member.if_match("\"0\"").put(&response, answers()).await.problem(), "412 stale");
    assert_eq!(member.put(&response, answers()).await.problem(), "428 precondition-required");
}

#[both_databases]
async fn a_submission_is_complete_and_a_draft_may_wait(app: TestApp) {
    let survey = app.survey().await.await;
    let member = app.member().await;
    let part = json!({ "answers": { "innovated": "yes", "importance": 9 } });
    assert_eq!(
        submit(&member, &survey, part).await.problem(),
        "422 validation /answers/what required, /answers/importance unknown_option"
    );
    let nothing = json!({ "answers": {} });
    assert_eq!(
        submit(&member, &survey, nothing).await.problem(),
        "422 validation /answers/innovated required"
    );
    let unknown = json!({ "answers": { "innovated": "no", "more": 1 } });
    let refused = member.if_match("\"0\"").put(format!("{}/response", path(&survey)), unknown).await;
    assert_eq!(refused.problem(), "422 validation /answers/more unknown_question");
    assert!(app.audit().await.is_empty());
}

#[both_databases]
async fn what_a_hidden_question_left_behind_is_dropped(app: TestApp) {
    let survey = app.survey().await.await;
    let left = json!({ "answers": { "innovated": "no", "what": "κάτι" } });
    let kept = submit(app.member().await.client(), &survey, left).await.ok().json();
    assert_eq!(kept["answers"], json!({ "innovated": "no" }));
}

#[both_databases]
async fn a_survey_takes_answers_only_while_it_is_open(app: TestApp) {
    let member = app.member().await;
    let (past, ahead) = (app.now() - days(1), app.now() + days(1));
    let changes: [fn(&mut survey::ActiveModel); 1] = [|row| row.paused = Set(true)];
    let paused = app.survey().await.with(changes[0]).await;
    let closed = app.survey().await.with(|row| row.closes_at = Set(past)).await;
    let scheduled = app.survey().await.with(|row| row.opens_at = Set(ahead)).await;
    for survey in [&paused, &closed, &scheduled] {
        assert_eq!(submit(&member, survey, answers()).await.problem(), "409 survey-closed");
        let draft = member.if_match("\"0\"").put(format!("{}/response", path(survey)), answers()).await;
        assert_eq!(draft.problem(), "409 survey-closed");
        assert_eq!(member.get(path(survey)).await.json()["abilities"]["can_answer"], false);
    }
    let draft = app.survey().await.with(|row| row.published_at = Set(None)).await;
    assert_eq!(submit(&member, &draft, answers()).await.problem(), "404 not-found");
    assert!(app.audit().await.is_empty());
}

#[both_databases]
async fn a_visitor_does_not_answer(app: TestApp) {
    let survey = app.survey().await.await;
    assert_eq!(submit(&app.visitor(), &survey, answers()).await.problem(), "401 unauthenticated");
    let seen = app.visitor().get(path(&survey)).await.ok().json();
    assert_eq!(seen["state"], "open");
    assert_eq!(seen["abilities"]["can_answer"], false);
    assert!(seen.get("responses").is_none());
}

#[both_databases]
async fn only_the_audience_answers(app: TestApp) {
    let members = app.survey().await.await;
    let citizen = app.member().citizen().await;
    assert_eq!(submit(&citizen, &members, answers()).await.problem(), "403 not-asked");
    let waiting = app.member().status(MemberStatus::AwaitingApproval).await;
    assert_eq!(submit(&waiting, &members, answers()).await.problem(), "403 not-asked");

    let public = app.survey().await.with(|row| row.audience = Set(SurveyAudience::Public)).await;
    submit(&citizen, &public, answers()).await.ok();
    assert_eq!(submit(&waiting, &public, answers()).await.problem(), "403 not-asked");
}

#[both_databases]
async fn nobody_reads_the_response_of_another(app: TestApp) {
    let survey = app.survey().await.await;
    submit(app.member().await.client(), &survey, answers()).await.ok();
    for person in [app.member().await, app.coordinator().await, app.admin().await] {
        assert_eq!(person.get(format!("{}/response", path(&survey))).await.problem(), "404 not-found");
    }
}
