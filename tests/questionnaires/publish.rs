use crate::app::{TestApp, both_databases};

use super::{a_draft, version};

#[both_databases]
async fn a_published_version_is_read_by_everyone_and_a_draft_by_its_writers(app: TestApp) {
    let coordinator = app.coordinator().await;
    let path = version(&a_draft(&app, &coordinator).await.id());
    for reader in [app.visitor(), app.member().await.client().clone()] {
        assert_eq!(reader.get(&path).await.problem(), "404 not-found");
    }
    let published =
        coordinator.having_read(&path).await.post(format!("{path}/publish"), ()).await.ok().json();
    assert_eq!(published["status"], "published");
    assert_eq!(published["abilities"]["can_revise"], false);
    let read = app.visitor().get(&path).await.ok().json();
    assert_eq!(read["definition"], app.short_form());
    assert_eq!(app.audit().await, ["questionnaires.created", "questionnaires.published"]);
}

#[both_databases]
async fn a_published_version_never_changes(app: TestApp) {
    let coordinator = app.coordinator().await;
    let draft = a_draft(&app, &coordinator).await;
    let path = version(&draft.id());
    let etag = coordinator.having_read(&path).await.post(format!("{path}/publish"), ()).await.ok().etag();
    let change = serde_json::json!({ "title": draft.json()["title"], "definition": app.short_form() });
    let refused = coordinator.if_match(etag).put(&path, change).await;
    assert_eq!(refused.problem(), "409 published-version");
    let again = coordinator.having_read(&path).await.post(format!("{path}/publish"), ()).await;
    assert_eq!(again.problem(), "409 published-version");
}

#[both_databases]
async fn a_change_makes_a_new_version_and_there_is_one_draft_at_a_time(app: TestApp) {
    let coordinator = app.coordinator().await;
    let draft = a_draft(&app, &coordinator).await;
    let versions = format!("/questionnaires/{}/versions", draft.text_at("/questionnaire_id"));
    assert_eq!(coordinator.post(&versions, ()).await.problem(), "409 draft-exists");

    coordinator.if_match("\"1\"").post(format!("{}/publish", version(&draft.id())), ()).await.ok();
    let second = coordinator.post(&versions, ()).await.expect(201).json();
    assert_eq!(second["version"], 2);
    assert_eq!(second["definition"], draft.json()["definition"]);
    assert_eq!(coordinator.post(&versions, ()).await.problem(), "409 draft-exists");
}

#[both_databases]
async fn only_a_coordinator_publishes(app: TestApp) {
    let path = version(&a_draft(&app, &app.coordinator().await).await.id());
    for person in [app.member().await, app.reviewer().await, app.admin().await] {
        assert_eq!(
            person.if_match("\"1\"").post(format!("{path}/publish"), ()).await.problem(),
            "403 forbidden"
        );
    }
    let nobody = app.visitor().post(format!("{path}/publish"), ()).await;
    assert_eq!(nobody.problem(), "401 unauthenticated");
}
