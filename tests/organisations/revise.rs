use serde_json::{Value, json};

use super::a_body;
use crate::app::{TestApp, both_databases};

fn with(mut body: Value, name: &str, value: Value) -> Value {
    body[name] = value;
    body
}

#[both_databases]
async fn an_admin_enters_a_body_that_anyone_then_finds(app: TestApp) {
    let admin = app.admin().await;
    let created = admin.post("/organisations", a_body()).await.expect(201);
    assert_eq!(created.header("location"), format!("/api/v1/organisations/{}", created.id()));
    let found = app.visitor().get("/organisations?q=μετσοβο").await.ok().items();
    assert_eq!(found[0]["id"], created.json()["id"]);
    assert_eq!(app.audit().await, ["organisations.created"]);
}

#[both_databases]
async fn others_enter_and_revise_nothing(app: TestApp) {
    let body = app.organisation().await;
    let path = format!("/organisations/{}", body.id);
    for person in [app.member().await, app.reviewer().await, app.coordinator().await] {
        assert_eq!(person.post("/organisations", a_body()).await.problem(), "403 forbidden");
        assert_eq!(person.if_match("\"1\"").put(&path, a_body()).await.problem(), "403 forbidden");
    }
    assert_eq!(app.visitor().post("/organisations", a_body()).await.problem(), "401 unauthenticated");
    assert!(app.audit().await.is_empty());
}

#[both_databases]
async fn each_fault_is_named(app: TestApp) {
    let admin = app.admin().await;
    admin.post("/organisations", a_body()).await.ok();
    let refused = async |name: &str, value: Value| {
        admin.post("/organisations", with(a_body(), name, value)).await.problem()
    };
    assert_eq!(refused("name_en", json!("Metsovo")).await, "422 validation /code code_taken");
    assert_eq!(refused("code", json!("δ")).await, "422 validation /code length, /code code");
    assert_eq!(refused("name_el", json!("")).await, "422 validation /name_el length");
    assert_eq!(refused("website", json!("metsovo")).await, "422 validation /website url");
    assert_eq!(refused("region", json!("gr")).await, "422 validation /region region");
    assert_eq!(refused("kind", json!("castle")).await, "422 validation /kind unknown_option");
    let nobody = json!("0193c0de-7a1b-7c3d-8e4f-5a6b7c8d9e0f");
    assert_eq!(refused("parent_id", nobody).await, "422 validation /parent_id unknown_reference");
}

#[both_databases]
async fn a_revision_needs_the_tag_it_has_seen(app: TestApp) {
    let admin = app.admin().await;
    let created = admin.post("/organisations", a_body()).await.ok();
    let path = format!("/organisations/{}", created.id());
    let tag = admin.get(&path).await.etag();
    let renamed = with(a_body(), "name_el", json!("Δήμος Μετσόβου και Εγνατίας"));
    assert_eq!(admin.put(&path, &renamed).await.problem(), "428 precondition-required");
    let revised = admin.if_match(&tag).put(&path, &renamed).await.ok();
    assert_ne!(revised.etag(), tag);
    assert_eq!(admin.if_match(&tag).put(&path, a_body()).await.problem(), "412 stale");
    assert_eq!(app.visitor().get("/organisations?q=εγνατια").await.items().len(), 1);
    let itself = with(a_body(), "successor_id", json!(created.id()));
    let refused = admin.if_match(revised.etag()).put(&path, itself).await;
    assert_eq!(refused.problem(), "422 validation /successor_id unknown_reference");
}

#[both_databases]
async fn a_closed_body_points_to_its_successor(app: TestApp) {
    let admin = app.admin().await;
    let successor = app.organisation().await;
    let created = admin.post("/organisations", a_body()).await.ok();
    let path = format!("/organisations/{}", created.id());
    let closed = with(with(a_body(), "status", json!("closed")), "successor_id", json!(successor.id));
    admin.if_match("\"1\"").put(&path, closed).await.ok();
    let shown = app.visitor().get(&path).await.ok().json();
    assert_eq!(shown["status"], "closed");
    assert_eq!(shown["successor"]["name_el"], json!(successor.name_el));
}
