use super::a_set;
use crate::app::{TestApp, both_databases};

#[both_databases]
async fn what_is_published_is_public_and_stays(app: TestApp) {
    let coordinator = app.coordinator().await;
    let draft = coordinator.post("/criteria-sets", a_set("triage")).await.ok().id();
    let (path, publish) = (format!("/criteria-sets/{draft}"), format!("/criteria-sets/{draft}/publish"));
    assert_eq!(app.visitor().get(&path).await.problem(), "404 not-found");
    assert_eq!(app.reviewer().await.get(&path).await.problem(), "404 not-found");
    coordinator.get(&path).await.ok();
    coordinator.post(&publish, ()).await.ok();
    assert_eq!(app.visitor().get(&path).await.ok().json()["status"], "published");
    assert_eq!(coordinator.post(&publish, ()).await.problem(), "409 already-published");
    assert_eq!(app.audit().await, ["criteria.created", "criteria.published"]);
}

#[both_databases]
async fn only_coordinators_publish(app: TestApp) {
    let draft = app.coordinator().await.post("/criteria-sets", a_set("triage")).await.ok().id();
    let publish = format!("/criteria-sets/{draft}/publish");
    for person in [app.member().await, app.reviewer().await, app.admin().await] {
        assert_eq!(person.post(&publish, ()).await.problem(), "403 forbidden");
    }
    assert_eq!(app.visitor().post(&publish, ()).await.problem(), "401 unauthenticated");
}
