use serde_json::{Value, json};

use crate::app::{TestApp, both_databases};

use super::{a_draft, version};

fn asking(question: &str) -> Value {
    json!({
        "title": { "el": "Νέος τίτλος", "en": "New title" },
        "definition": { "sections": [{
            "key": "only",
            "title": { "el": "Μόνη", "en": "Only" },
            "questions": [{ "key": question, "type": "date", "text": { "el": "Πότε;", "en": "When?" } }],
        }] },
    })
}

#[both_databases]
async fn a_draft_is_revised_as_a_whole(app: TestApp) {
    let coordinator = app.coordinator().await;
    let path = version(&a_draft(&app, &coordinator).await.id());
    let etag = coordinator.get(&path).await.ok().etag();
    let revised = coordinator.if_match(etag).put(&path, asking("day")).await.ok();
    assert_eq!(revised.json()["title"]["el"], "Νέος τίτλος");
    assert_eq!(revised.json()["definition"], asking("day")["definition"]);
    assert!(coordinator.get(&path).await.etag().starts_with(revised.etag().trim_end_matches('"')));
    assert_eq!(app.audit().await, ["questionnaires.created", "questionnaires.revised"]);
}

#[both_databases]
async fn a_lost_race_is_told(app: TestApp) {
    let coordinator = app.coordinator().await;
    let path = version(&a_draft(&app, &coordinator).await.id());
    let etag = coordinator.get(&path).await.etag();
    coordinator.if_match(&etag).put(&path, asking("day")).await.ok();
    assert_eq!(coordinator.if_match(&etag).put(&path, asking("hour")).await.problem(), "412 stale");
    assert_eq!(coordinator.put(&path, asking("hour")).await.problem(), "428 precondition-required");
}

#[both_databases]
async fn others_do_not_revise(app: TestApp) {
    let path = version(&a_draft(&app, &app.coordinator().await).await.id());
    for person in [app.member().await, app.reviewer().await, app.admin().await] {
        assert_eq!(person.if_match("\"1\"").put(&path, asking("day")).await.problem(), "403 forbidden");
    }
}
