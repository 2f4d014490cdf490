use wenovate::platform::permission::Role;

use super::{all, asked, decisions_of, declined, scores_of};
use crate::app::{TestApp, both_databases};

#[both_databases]
async fn others_scores_are_hidden_until_ones_own_is_given(app: TestApp) {
    let (campaign, author) = (app.campaign().await, app.member().await);
    let it = app.submission(&campaign, &author).await;
    app.reviewer().await.post(scores_of(&it), all(2)).await.ok();
    let reviewer = app.reviewer().await;
    let before = reviewer.get(scores_of(&it)).await.ok().json();
    assert!(before["mine"].is_null() && before["others"].is_null() && before["summary"].is_null());
    assert_eq!(before["abilities"]["can_score"], true);
    reviewer.post(scores_of(&it), all(4)).await.ok();
    let after = reviewer.get(scores_of(&it)).await.ok().json();
    assert_eq!(after["mine"]["weighted"], 4.0);
    assert_eq!(after["others"][0]["weighted"], 2.0);
    assert_eq!(after["summary"]["mean"], 3.0);
    assert_eq!(
        (&after["abilities"]["can_score"], &after["abilities"]["can_revise"]),
        (&false.into(), &true.into())
    );
}

#[both_databases]
async fn who_did_not_score_reads_the_scores_once_it_is_decided(app: TestApp) {
    let (campaign, author) = (app.campaign().await, app.member().await);
    let it = app.submission(&campaign, &author).await;
    app.reviewer().await.post(scores_of(&it), all(2)).await.ok();
    app.coordinator().await.post(decisions_of(&it), declined()).await.ok();
    let late = app.reviewer().await.get(scores_of(&it)).await.ok().json();
    assert_eq!(late["others"][0]["weighted"], 2.0);
    assert_eq!(late["abilities"]["can_score"], false);
}

#[both_databases]
async fn a_coordinator_reads_all_scores_before_deciding(app: TestApp) {
    let (campaign, author) = (app.campaign().await, app.member().await);
    let it = app.submission(&campaign, &author).await;
    app.reviewer().await.post(scores_of(&it), all(2)).await.ok();
    let shown = app.coordinator().await.get(scores_of(&it)).await.ok().json();
    assert_eq!(shown["others"].as_array().unwrap().len(), 1);
    assert_eq!(shown["abilities"]["can_decide"], true);
    assert_eq!(shown["abilities"]["can_score"], false);
}

#[both_databases]
async fn who_has_a_conflict_of_interest_sees_no_scores(app: TestApp) {
    let (campaign, body) = (app.campaign().await, app.organisation().await);
    let author = app.member_of(&body).await;
    let it = app.submission(&campaign, &author).await;
    app.reviewer().await.post(scores_of(&it), all(2)).await.ok();
    for colleague in [app.reviewer().of(&body).await, app.coordinator().of(&body).await] {
        let shown = colleague.get(scores_of(&it)).await.ok().json();
        assert_eq!(shown["conflict"], "same_body");
        assert!(shown["others"].is_null() && shown["summary"].is_null());
        assert!(shown["abilities"].as_object().unwrap().values().all(|may| may == false));
    }
}

#[both_databases]
async fn authors_and_other_members_do_not_read_scores(app: TestApp) {
    let (campaign, author) = (app.campaign().await, app.member().await);
    let it = app.submission(&campaign, &author).await;
    for person in [&author, &app.member().await] {
        assert_eq!(person.get(scores_of(&it)).await.problem(), "403 forbidden");
    }
    assert_eq!(app.visitor().get(scores_of(&it)).await.problem(), "401 unauthenticated");
}

#[both_databases]
async fn who_scores_and_decides_sees_others_scores_only_after_their_own(app: TestApp) {
    let (campaign, author) = (app.campaign().await, app.member().await);
    let it = app.submission(&campaign, &author).await;
    app.reviewer().await.post(scores_of(&it), all(2)).await.ok();
    let both = app.coordinator().and(Role::Reviewer).await;
    let before = both.get(scores_of(&it)).await.ok().json();
    assert!(before["others"].is_null() && before["summary"].is_null());
    let (list, summary) =
        (format!("{}/triage", campaign.path()), format!("{}/triage-summary", campaign.path()));
    assert!(both.get(&list).await.ok().items()[0]["scores"].is_null());
    let refused = both.get(format!("{list}?sort=highest")).await;
    assert_eq!(refused.problem(), "422 validation /sort unknown_option");
    assert_eq!(both.get(&summary).await.ok().json()["abilities"]["can_order_by_scores"], false);
    // Being asked for more does not end the scoring, so the decision keeps its scores to itself.
    app.coordinator().await.post(decisions_of(&it), asked()).await.ok();
    assert!(both.get(decisions_of(&it)).await.ok().items()[0]["scores"].is_null());
    app.coordinator().await.post(decisions_of(&it), declined()).await.ok();
    assert_eq!(both.get(scores_of(&it)).await.ok().json()["others"][0]["weighted"], 2.0);
    assert_eq!(both.get(decisions_of(&it)).await.ok().items()[0]["scores"]["mean"], 2.0);
}

#[both_databases]
async fn orders_that_rest_on_scores_leave_out_what_one_may_not_judge(app: TestApp) {
    let (campaign, coordinator) = (app.campaign().await, app.coordinator().await);
    app.submission(&campaign, &coordinator).await;
    let other = app.submission(&campaign, &app.member().await).await;
    for (sort, count) in [("due", 2), ("highest", 1), ("most_disputed", 1), ("fewest_scores", 1)] {
        let items = coordinator.get(format!("{}/triage?sort={sort}", campaign.path())).await.ok().items();
        assert_eq!(items.len(), count, "{sort}");
        assert!(items.iter().any(|item| item["id"] == other.id.to_string()));
    }
}
