//! `GET /evaluation-rounds`

use crate::app::{Member, TestApp, both_databases};

async fn found(who: &Member, query: &str) -> Vec<String> {
    let items = who.get(format!("/evaluation-rounds?{query}")).await.ok().items();
    items.iter().map(|item| item["id"].as_str().unwrap().to_owned()).collect()
}

#[both_databases]
async fn a_round_awaits_those_who_may_evaluate_it(app: TestApp) {
    let (campaign, body) = (app.design_campaign().await, app.organisation().await);
    let lead = app.member_of(&body).await;
    let round = app.round(&campaign, &[&lead]).await;
    let evaluator = app.member().await;
    assert_eq!(found(&evaluator, "awaiting_me=true").await, [round.id.to_string()]);
    assert!(found(&lead, "awaiting_me=true").await.is_empty());
    assert!(found(&app.member_of(&body).await, "awaiting_me=true").await.is_empty());
    assert!(found(&app.coordinator().await, "awaiting_me=true").await.is_empty());
    app.evaluation(&round, &evaluator, 3).await;
    assert!(found(&evaluator, "awaiting_me=true").await.is_empty());
    assert_eq!(found(&evaluator, "evaluated_by_me=true").await, [round.id.to_string()]);
    assert_eq!(found(&evaluator, "awaiting_me=false").await, [round.id.to_string()]);
}

#[both_databases]
async fn rounds_are_listed_with_how_far_they_are(app: TestApp) {
    let (campaign, lead) = (app.design_campaign().await, app.member().await);
    let round = app.round(&campaign, &[&lead]).await;
    app.quorum(&round).await;
    app.round(&campaign, &[&app.member().await]).await;
    let query = format!("/evaluation-rounds?project_id={}&status=open", round.project.id);
    let items = lead.get(query).await.ok().items();
    assert_eq!(items.len(), 1);
    assert_eq!((&items[0]["evaluated"], &items[0]["quorum"]), (&2.into(), &2.into()));
    assert_eq!(items[0]["title"], round.project.title.as_str());
    assert_eq!(app.visitor().get("/evaluation-rounds").await.problem(), "401 unauthenticated");
}
