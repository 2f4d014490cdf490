use wenovate::{
    challenges::{self, ChallengeStatus},
    platform::audit::{Identity, did},
};

use crate::app::{TestApp, both_databases};

#[both_databases]
async fn a_challenge_advances_only_along_its_ways(app: TestApp) {
    let (campaign, coordinator) = (app.campaign().await, app.coordinator().await);
    let challenge = app.challenge(&campaign, coordinator.id()).await;
    let advance = async |to| {
        let tx = app.foundation().db.begin(&Identity::System).await.unwrap();
        let outcome = challenges::advance(&tx, challenge.id, to).await;
        tx.commit(did("tests.made", "challenge", challenge.id)).await.unwrap();
        outcome.map(|challenge| challenge.status).map_err(|problem| problem.to_string())
    };
    assert_eq!(advance(ChallengeStatus::Solved).await, Err("409 challenge-state".into()));
    assert_eq!(advance(ChallengeStatus::InDesign).await, Ok(ChallengeStatus::InDesign));
    // Where it is already, nothing happens and nothing is recorded.
    assert_eq!(advance(ChallengeStatus::InDesign).await, Ok(ChallengeStatus::InDesign));
    let advanced = app.audit().await.into_iter().filter(|event| event == "challenges.advanced").count();
    assert_eq!(advanced, 1);
}
