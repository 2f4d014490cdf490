use wenovate::criteria::CriteriaPurpose;

use super::a_set;
use crate::app::{TestApp, both_databases};

#[both_databases]
async fn visitors_list_what_is_published_and_coordinators_drafts_too(app: TestApp) {
    let coordinator = app.coordinator().await;
    let triage = app.criteria_set(CriteriaPurpose::Triage).await;
    app.criteria_set(CriteriaPurpose::Evaluation).await;
    coordinator.post("/criteria-sets", a_set("triage")).await.ok();
    assert_eq!(app.visitor().get("/criteria-sets").await.ok().items().len(), 2);
    let of_triage = app.visitor().get("/criteria-sets?purpose=triage").await.ok().items();
    assert_eq!(of_triage.len(), 1);
    assert_eq!(of_triage[0]["id"], triage.id.to_string());
    assert_eq!(coordinator.get("/criteria-sets").await.ok().items().len(), 3);
    let first = coordinator.get("/criteria-sets?limit=2").await.ok();
    let rest = coordinator.get(format!("/criteria-sets?limit=2&after={}", first.text_at("/next"))).await.ok();
    assert_eq!(rest.items().len(), 1);
}
