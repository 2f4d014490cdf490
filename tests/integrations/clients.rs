use insta::assert_snapshot;
use serde_json::{Value, json};
use wenovate::platform::time::days;

use super::{a_client, a_public_key};
use crate::app::{TestApp, both_databases};

#[both_databases]
async fn an_administrator_enters_a_client_and_revises_it(app: TestApp) {
    let (admin, body) = (app.admin().await, app.organisation().await);
    let made = admin.post("/api-clients", a_client(&body)).await.expect(201);
    assert_eq!(made.header("location"), format!("/api/v1/api-clients/{}", made.id()));
    let at = format!("/api-clients/{}", made.id());
    let shown = admin.get(&at).await.ok();
    assert_eq!(shown.json()["scopes"], json!(["submissions:submit"]));
    assert_eq!((&shown.json()["status"], &shown.json()["secrets"]), (&json!("active"), &json!([])));
    let mut form = a_client(&body);
    form["narrowing"] = json!("nothing");
    form["scopes"] = json!(["submissions:read", "audit:read"]);
    assert_eq!(admin.put(&at, &form).await.problem(), "428 precondition-required");
    let revised = admin.if_match(shown.etag()).put(&at, &form).await.ok();
    assert_eq!(revised.json()["scopes"], json!(["audit:read", "submissions:read"]), "in a fixed order");
    assert_eq!(admin.if_match(shown.etag()).put(&at, &form).await.problem(), "412 stale");
    assert_eq!(app.audit().await, ["api_clients.created", "api_clients.revised"]);
}

#[both_databases]
async fn a_client_is_disabled_enabled_and_deleted(app: TestApp) {
    let admin = app.admin().await;
    let client = app.api_client(&["projects:read"]).await;
    let at = format!("/api-clients/{}", client.id());
    client.get("/projects").await.ok();
    admin.having_read(&at).await.post(format!("{at}/disable"), ()).await.ok();
    assert_eq!(client.get("/projects").await.problem(), "401 unauthenticated", "with the next request");
    let replica = app.replica().await;
    assert_eq!(client.at(&replica).get("/projects").await.problem(), "401 unauthenticated");
    replica.stop().await;
    assert_snapshot!(client.ask_for_token(&[]).await.json()["error"], @r#""invalid_client""#);
    let enabled = admin.having_read(&at).await.post(format!("{at}/enable"), ()).await.ok();
    assert_eq!(enabled.json()["status"], "active");
    client.get("/projects").await.ok();
    admin.having_read(&at).await.delete(&at).await.expect(204);
    assert_eq!(client.get("/projects").await.problem(), "401 unauthenticated");
    assert_eq!(admin.get(&at).await.problem(), "404 not-found");
}

#[both_databases]
async fn a_client_expires_by_itself(app: TestApp) {
    let expires = app.now() + days(1);
    let client =
        app.api_client(&["projects:read"]).with(|row| row.expires_at = sea_orm::Set(Some(expires))).await;
    client.get("/projects").await.ok();
    app.advance(days(1));
    assert_eq!(client.ask_for_token(&[]).await.status(), 401);
    let admin = app.admin().await;
    assert_eq!(admin.get(format!("/api-clients/{}", client.id())).await.json()["status"], "expired");
}

#[both_databases]
async fn what_does_not_fit_is_refused_by_name(app: TestApp) {
    let (admin, body) = (app.admin().await, app.organisation().await);
    let fault = async |field: &str, value: Value| {
        let mut form = a_client(&body);
        form[field] = value;
        admin.post("/api-clients", form).await.problem()
    };
    assert_snapshot!(fault("scopes", json!(["submissions:read"])).await, @"422 validation /scopes/0 scope_beyond_body");
    assert_snapshot!(fault("scopes", json!(["clients:administer"])).await, @"422 validation /scopes/0 scope_of_people");
    assert_snapshot!(fault("scopes", json!(["no:such"])).await, @"422 validation /scopes/0 unknown_option");
    assert_snapshot!(fault("scopes", json!(["projects:read", "projects:read"])).await, @"422 validation /scopes/1 duplicate");
    assert_snapshot!(fault("scopes", json!([])).await, @"422 validation /scopes length");
    assert_snapshot!(fault("narrowing", json!("campaign")).await, @"422 validation /campaign_id required");
    assert_snapshot!(fault("addresses", json!(["10.0.0.0/40"])).await, @"422 validation /addresses network");
    assert_snapshot!(fault("requests_per_minute", json!(0)).await, @"422 validation /requests_per_minute range");
    assert_snapshot!(fault("expires_at", json!("2020-01-01T00:00:00Z")).await, @"422 validation /expires_at date_past");
    assert_snapshot!(fault("organisation_id", json!(app.admin().await.id())).await, @"422 validation /organisation_id unknown_reference");
    let campaign = app.campaign().await;
    assert_snapshot!(fault("campaign_id", json!(campaign.id)).await, @"422 validation /campaign_id not_applicable");
    assert!(app.audit().await.is_empty());
}

#[both_databases]
async fn public_keys_are_added_and_removed(app: TestApp) {
    let admin = app.admin().await;
    let client = app.api_client(&["projects:read"]).await;
    let at = format!("/api-clients/{}", client.id());
    let key = a_public_key();
    let keys = async |keys: Value| {
        admin.having_read(&at).await.post(format!("{at}/keys"), json!({ "keys": keys })).await
    };
    let added = keys(json!([key])).await.ok();
    assert_eq!(added.json()["keys"].as_array().unwrap().len(), 1);
    assert_snapshot!(keys(json!([key])).await.problem(), @"422 validation /keys duplicate");
    let mut private = a_public_key();
    private["d"] = json!("AAAA");
    assert_snapshot!(keys(json!([private])).await.problem(), @"422 validation /keys/0/d unknown_field");
    let symmetric = json!({ "kty": "oct", "x": "AAAA" });
    assert_snapshot!(keys(json!([symmetric])).await.problem(), @"422 validation /keys/0 public_key");
    let more: Vec<_> = (0..5).map(|_| a_public_key()).collect();
    assert_snapshot!(keys(json!(more)).await.problem(), @"409 keys-full");
    let id = added.text_at("/keys/0/id");
    admin.having_read(&at).await.delete(format!("{at}/keys/{id}")).await.ok();
    assert_eq!(
        admin.having_read(&at).await.delete(format!("{at}/keys/{id}")).await.problem(),
        "404 not-found"
    );
}

#[both_databases]
async fn scopes_are_told_with_their_words(app: TestApp) {
    let scopes = app.visitor().get("/scopes").await.ok();
    let named = |name: &str| scopes.items().into_iter().find(|scope| scope["name"] == name);
    let submit = named("submissions:submit").unwrap();
    assert_eq!(
        (&submit["for_one_body"], &submit["description"]["en"]),
        (&json!(true), &json!("Bring submissions"))
    );
    assert_eq!(named("submissions:read").unwrap()["for_one_body"], false);
    assert!(named("clients:administer").is_none() && named("submissions:decide").is_none());
}
