use std::time::Duration;

use insta::assert_snapshot;
use sea_orm::EntityTrait;
use serde_json::json;
use wenovate::{integrations::api_client_secret, platform::idempotency};

use crate::app::{ApiClient, TestApp, both_databases};

/// Shows itself with this secret.
async fn is_taken(client: &ApiClient, secret: &str) -> bool {
    client.showing(secret).ask_for_token(&[]).await.status() == 200
}

#[both_databases]
async fn a_secret_is_shown_once_and_the_one_before_overlaps(app: TestApp) {
    let admin = app.admin().await;
    let client = app.api_client(&["projects:read"]).await;
    let at = format!("/api-clients/{}", client.id());
    let rotate = async |hours: i64| {
        let form = json!({ "overlap_hours": hours });
        admin.having_read(&at).await.with("Idempotency-Key", "one").post(format!("{at}/secrets"), form).await
    };
    let reply = rotate(24).await.ok();
    assert_eq!(reply.header("cache-control"), "no-store");
    let second = reply.text_at("/secret");
    assert!(second.starts_with("wns_") && second.len() > 40);
    assert!(is_taken(&client, &client.secret).await && is_taken(&client, &second).await, "both are good");
    let shown = admin.get(&at).await.ok();
    assert!(!shown.text().contains(&second), "it is shown once");
    assert_eq!(shown.json()["secrets"].as_array().unwrap().len(), 2);
    assert!(!shown.json()["abilities"]["can_add_secret"].as_bool().unwrap());
    assert_snapshot!(rotate(24).await.problem(), @"409 secrets-full");

    app.advance(Duration::from_hours(24));
    admin.renew().await;
    assert_snapshot!(rotate(0).await.problem(), @"403 step-up-required");
    admin.step_up(app.now()).await;
    assert!(!is_taken(&client, &client.secret).await && is_taken(&client, &second).await);
    let third = rotate(0).await.ok().text_at("/secret");
    assert!(!is_taken(&client, &second).await && is_taken(&client, &third).await, "without an overlap");

    let db = &*app.foundation().db;
    let kept = api_client_secret::Entity::find().all(db).await.unwrap();
    assert!(kept.iter().all(|row| row.hash.len() == 64 && !row.hash.contains("wns_")));
    let answers = idempotency::Entity::find().all(db).await.unwrap();
    assert!(answers.is_empty(), "no answer with a secret is kept");
    let trail = app.audit_events().await;
    assert!(trail.iter().all(|event| !event.details.to_string().contains("wns_")));
}

#[both_databases]
async fn a_removed_secret_is_good_for_nothing(app: TestApp) {
    let admin = app.admin().await;
    let client = app.api_client(&["projects:read"]).await;
    let at = format!("/api-clients/{}", client.id());
    let secret = admin.get(&at).await.ok().text_at("/secrets/0/id");
    let other = app.api_client(&["projects:read"]).await;
    let others = format!("/api-clients/{}", other.id());
    let foreign = admin.having_read(&others).await.delete(format!("{others}/secrets/{secret}")).await;
    assert_eq!(foreign.problem(), "404 not-found", "it is the other client's");
    admin.having_read(&at).await.delete(format!("{at}/secrets/{secret}")).await.ok();
    assert!(!is_taken(&client, &client.secret).await);
    client.get("/projects").await.ok();
}
