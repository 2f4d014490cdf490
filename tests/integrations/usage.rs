use futures_util::future::join_all;
use sea_orm::{EntityTrait, Set};
use serde_json::json;
use wenovate::platform::{
    jobs::Job,
    spent::{self, PurgeSpent},
    time::days,
    usage::{self, PurgeUsage},
};

use crate::app::{TestApp, both_databases};

/// Processes count in their memory and add up in the database: each request once, whatever replica it came to.
#[both_databases]
async fn requests_are_counted_by_day_on_all_replicas_together(app: TestApp) {
    let replicas = [app.replica().await, app.replica().await];
    let client = app.api_client(&["projects:read"]).await;
    for round in 0..6 {
        client.at(&replicas[round % 2]).get("/projects").await.ok();
    }
    assert_eq!(client.at(&replicas[0]).get("/members").await.status(), 403);
    for replica in replicas {
        replica.stop().await;
    }
    app.advance(days(1));
    let replica = app.replica().await;
    client.renew().await;
    client.at(&replica).get("/projects").await.ok();
    let last = app.now();
    replica.stop().await;
    let admin = app.admin().await;
    let at = format!("/api-clients/{}", client.id());
    let shown = admin.get(format!("{at}/usage?days=3")).await.ok().json();
    let day = |day: &str, requests: i64, refused: i64| json!({ "day": day, "requests": requests, "refused": refused });
    assert_eq!(
        shown["days"],
        json!([day("2026-11-23", 0, 0), day("2026-11-24", 7, 1), day("2026-11-25", 1, 0)])
    );
    assert_eq!(admin.get(&at).await.json()["last_used_at"], json!(last.to_rfc3339()));
    assert_eq!(admin.get(format!("{at}/usage?days=400")).await.problem(), "422 validation /days range");

    app.advance(days(399));
    PurgeUsage {}.run(app.foundation()).await.unwrap();
    assert_eq!(usage::Entity::find().all(&*app.foundation().db).await.unwrap().len(), 2);
    app.advance(days(1));
    PurgeUsage {}.run(app.foundation()).await.unwrap();
    assert_eq!(usage::Entity::find().all(&*app.foundation().db).await.unwrap().len(), 1);
}

#[both_databases]
async fn each_client_has_a_limit_of_its_own(app: TestApp) {
    let replicas = [app.replica().await, app.replica().await];
    let client = app.api_client(&["projects:read"]).with(|row| row.requests_per_minute = Set(10)).await;
    let first = client.at(&replicas[0]).get("/projects").await.ok();
    assert!(first.header("ratelimit-policy").contains("\"client\";q=10;w=60"), "{first:?}");
    assert!(first.header("ratelimit").contains("\"client\";r=9;t="));
    let more = (0..19).map(|round| {
        let client = client.at(&replicas[round % 2]);
        async move { client.get("/projects").await.status() }
    });
    let answers = join_all(more).await;
    let of = |status: u16| answers.iter().filter(|it| **it == status).count();
    assert_eq!((of(200), of(429)), (9, 10), "on all replicas together");
    let refused = client.at(&replicas[0]).get("/projects").await;
    assert!(refused.header("retry-after").parse::<u32>().unwrap() <= 60);
    let other = app.api_client(&["projects:read"]).await;
    other.at(&replicas[0]).get("/projects").await.ok();
    for replica in replicas {
        replica.stop().await;
    }
}

#[both_databases]
async fn spent_tokens_are_forgotten_when_they_would_have_expired(app: TestApp) {
    let db = &app.foundation().db;
    let name = spent::name_of("access", app.id::<wenovate::members::MemberId>().0, "token");
    assert!(spent::spend_now(db, name.clone(), app.now() + days(1)).await.unwrap());
    assert!(!spent::spend_now(db, name.clone(), app.now() + days(1)).await.unwrap(), "it was spent");
    PurgeSpent {}.run(app.foundation()).await.unwrap();
    assert!(spent::is_spent(db, name.clone()).await.unwrap());
    app.advance(days(2));
    PurgeSpent {}.run(app.foundation()).await.unwrap();
    assert!(!spent::is_spent(db, name).await.unwrap());
}
