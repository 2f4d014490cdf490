use super::{all, decisions_of, declined, scores_of};
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
