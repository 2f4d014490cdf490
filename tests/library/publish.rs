use insta::assert_snapshot;
use serde_json::{Value, json};
use wenovate::projects::ProjectStatus;

use crate::app::{TestApp, both_databases, factory::entry_fields};

#[both_databases]
async fn an_approved_project_becomes_an_entry_that_everybody_finds(app: TestApp) {
    let coordinator = app.coordinator().await;
    let campaign = app.campaign().await;
    let project = app.project_of(&campaign, &coordinator, ProjectStatus::Approved).await;
    let owner = app.organisation().await;
    let form = json!({ "project_id": project.id, "entry": entry_fields(owner.id, "Έξυπνη ουρά στα ΚΕΠ") });

    let candidates = coordinator.get("/library-entries/candidates").await.ok().items();
    assert_eq!(candidates.len(), 1);
    assert_eq!(candidates[0]["title"], json!(project.title));
    let draft = coordinator.post("/library-entries", form.clone()).await.expect(201);
    assert_eq!(draft.text_at("/slug"), "exypni-oura-sta-kep");
    assert_eq!(draft.text_at("/lineage/project_title"), project.title);
    assert_eq!(draft.text_at("/status"), "draft");
    assert!(coordinator.get("/library-entries/candidates").await.items().is_empty());

    let path = "/library-entries/exypni-oura-sta-kep";
    let published = coordinator.having_read(path).await.post(format!("{path}/publish"), ()).await.ok();
    assert_eq!(published.text_at("/status"), "published");
    assert_eq!(app.visitor().get("/library-entries").await.items().len(), 1);
    let shown = app.visitor().get("/library-entries/exypni-oura-sta-kep").await.ok().json();
    assert_eq!(shown["lineage"]["challenge_title"].as_str().map(|it| it.starts_with("Κρίσιμο")), Some(true));
    assert_eq!(shown["abilities"]["can_revise"], false);
    assert_eq!(app.audit().await, ["library_entries.created", "library_entries.published"]);

    assert_snapshot!(coordinator.post("/library-entries", form).await.problem(), @"409 already-in-library");
    let again = coordinator.having_read(path).await.post(format!("{path}/publish"), ()).await;
    assert_snapshot!(again.problem(), @"409 entry-published");
}

#[both_databases]
async fn a_project_that_is_not_approved_does_not_enter(app: TestApp) {
    let coordinator = app.coordinator().await;
    let campaign = app.campaign().await;
    let owner = app.organisation().await;
    for status in [ProjectStatus::Drafting, ProjectStatus::InEvaluation, ProjectStatus::Rejected] {
        let project = app.project_of(&campaign, &coordinator, status).await;
        let form = json!({ "project_id": project.id, "entry": entry_fields(owner.id, "Έξυπνη ουρά") });
        let reply = coordinator.post("/library-entries", form).await;
        assert_snapshot!(reply.problem(), @"409 project-not-approved");
    }
    assert!(app.audit().await.is_empty());
}

#[both_databases]
async fn only_a_coordinator_writes_entries(app: TestApp) {
    let owner = app.organisation().await;
    let entry = app.library_entry(owner.id, "Έξυπνη ουρά").await;
    let path = format!("/library-entries/{}", entry.slug);
    let form = json!({ "entry": entry_fields(owner.id, "Έξυπνη ουρά") });
    for member in [app.member().await, app.reviewer().await, app.admin().await] {
        assert_snapshot!(member.post("/library-entries", form.clone()).await.problem(), @"403 forbidden");
        assert_snapshot!(member.get("/library-entries/candidates").await.problem(), @"403 forbidden");
        let revised = member.if_match("\"1\"").put(&path, form["entry"].clone()).await;
        assert_snapshot!(revised.problem(), @"403 forbidden");
        let featured =
            member.if_match("\"1\"").put(format!("{path}/featured"), json!({ "featured": true })).await;
        assert_snapshot!(featured.problem(), @"403 forbidden");
        assert_snapshot!(member.if_match("\"1\"").post(format!("{path}/withdraw"), ()).await.problem(), @"403 forbidden");
    }
    assert_snapshot!(app.visitor().post("/library-entries", form).await.problem(), @"401 unauthenticated");
    assert!(app.audit().await.is_empty());
}

#[both_databases]
async fn a_draft_is_invisible(app: TestApp) {
    let coordinator = app.coordinator().await;
    let owner = app.organisation().await;
    let form = json!({ "entry": entry_fields(owner.id, "Έξυπνη ουρά στα ΚΕΠ") });
    let slug = coordinator.post("/library-entries", form).await.ok().text_at("/slug");
    let path = format!("/library-entries/{slug}");

    for person in [app.visitor(), app.member().await.client().clone()] {
        assert_snapshot!(person.get(&path).await.problem(), @"404 not-found");
        assert_snapshot!(person.get(format!("{path}/adoptions")).await.problem(), @"404 not-found");
        assert_eq!(person.get("/library-entries?q=ουρά").await.items(), Vec::<Value>::new());
        assert_eq!(person.get("/library-entries?status=draft").await.items(), Vec::<Value>::new());
        assert_eq!(person.get("/library-entries/facets").await.ok().json()["total"], 0);
    }
    assert_eq!(coordinator.get("/library-entries?status=draft").await.items().len(), 1);
}

#[both_databases]
async fn a_withdrawn_entry_is_gone_and_may_come_back(app: TestApp) {
    let coordinator = app.coordinator().await;
    let owner = app.organisation().await;
    let entry = app.library_entry(owner.id, "Έξυπνη ουρά").await;
    let path = format!("/library-entries/{}", entry.slug);

    coordinator.having_read(&path).await.post(format!("{path}/withdraw"), ()).await.ok();
    assert_snapshot!(app.visitor().get(&path).await.problem(), @"410 entry-withdrawn");
    assert!(app.visitor().get("/library-entries").await.items().is_empty());
    assert_snapshot!(coordinator.having_read(&path).await.post(format!("{path}/withdraw"), ()).await.problem(), @"409 entry-not-published");
    let featured = coordinator
        .having_read(&path)
        .await
        .put(format!("{path}/featured"), json!({ "featured": true }))
        .await;
    assert_snapshot!(featured.problem(), @"409 entry-not-published");

    coordinator.having_read(&path).await.post(format!("{path}/publish"), ()).await.ok();
    app.visitor().get(&path).await.ok();
    assert_eq!(app.visitor().get("/library-entries?q=ουρα").await.items().len(), 1);
}

#[both_databases]
async fn a_revision_over_another_is_refused(app: TestApp) {
    let coordinator = app.coordinator().await;
    let owner = app.organisation().await;
    let entry = app.library_entry(owner.id, "Έξυπνη ουρά").await;
    let path = format!("/library-entries/{}", entry.slug);
    let etag = coordinator.get(&path).await.etag();

    let renamed = entry_fields(owner.id, "Ουρά χωρίς αναμονή");
    let first = coordinator.if_match(&etag).put(&path, renamed.clone()).await.ok();
    assert_eq!(first.text_at("/title"), "Ουρά χωρίς αναμονή");
    assert_eq!(first.text_at("/slug"), entry.slug);
    assert_ne!(first.etag(), etag);
    assert_snapshot!(coordinator.if_match(&etag).put(&path, renamed.clone()).await.problem(), @"412 stale");
    assert_snapshot!(coordinator.put(&path, renamed).await.problem(), @"428 precondition-required");
    assert_eq!(app.visitor().get("/library-entries?q=αναμονες").await.items().len(), 1);
}

#[both_databases]
async fn what_is_wrong_with_an_entry_is_named(app: TestApp) {
    let coordinator = app.coordinator().await;
    let mut entry = entry_fields(app.organisation().await.id, "Ουρά");
    entry["summary"] = "\u{7} και άλλα είκοσι γράμματα τουλάχιστον".into();
    entry["region"] = "κρήτη".into();
    let reply = coordinator.post("/library-entries", json!({ "entry": entry.clone() })).await;
    assert_snapshot!(reply.problem(), @"422 validation /entry/region unknown_option, /entry/summary control_character, /entry/title length");

    let entry = entry_fields(app.id(), "Ουρά χωρίς σώμα");
    let reply = coordinator.post("/library-entries", json!({ "entry": entry })).await;
    assert_snapshot!(reply.problem(), @"422 validation /entry/organisation_id unknown_reference");
    assert!(app.audit().await.is_empty());
}

#[both_databases]
async fn two_entries_of_one_title_have_two_addresses(app: TestApp) {
    let coordinator = app.coordinator().await;
    let owner = app.organisation().await;
    let form = json!({ "entry": entry_fields(owner.id, "Έξυπνη ουρά") });
    assert_eq!(coordinator.post("/library-entries", form.clone()).await.text_at("/slug"), "exypni-oura");
    assert_eq!(coordinator.post("/library-entries", form).await.text_at("/slug"), "exypni-oura-2");
}
