use wenovate::{
    challenges::{self, NewChallenge},
    platform::{
        audit::{Identity, did},
        policy_area::PolicyArea,
    },
};

use crate::app::{Campaign, Member, TestApp, both_databases};

pub async fn create(
    app: &TestApp,
    campaign: &Campaign,
    by: &Member,
    title: &str,
) -> challenges::challenge::Model {
    let tx = app.foundation().db.begin(&Identity::Member(by.id().0)).await.unwrap();
    let new = NewChallenge {
        campaign_id: campaign.id,
        title: title.into(),
        summary: "Οι πολίτες περιμένουν μήνες.".into(),
        policy_area: PolicyArea::CitizenService,
        capacity: 6,
        created_by: by.id(),
    };
    let challenge = challenges::create(&tx, new).await.unwrap();
    tx.commit(did("tests.made", "challenge", challenge.id)).await.unwrap();
    challenge
}

#[both_databases]
async fn challenges_are_numbered_by_the_year(app: TestApp) {
    let (campaign, coordinator) = (app.campaign().await, app.coordinator().await);
    let first = create(&app, &campaign, &coordinator, "Ραντεβού στα ΚΕΠ").await;
    let second = create(&app, &campaign, &coordinator, "Ραντεβού στα νοσοκομεία").await;
    assert_eq!([first.code.as_str(), second.code.as_str()], ["CH-2026-0001", "CH-2026-0002"]);
    let created = app.audit().await.into_iter().filter(|event| event == "challenges.created").count();
    assert_eq!(created, 2);
}
