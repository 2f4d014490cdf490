//! Limits: what a caller may ask for in a time, on one replica and on all together.

use std::time::Duration;

use futures_util::future::join_all;
use insta::assert_snapshot;
use sea_orm::{EntityTrait, PaginatorTrait};
use serde_json::json;
use wenovate::platform::{
    jobs::Job,
    rate::{self, PurgeCounts},
};

use crate::app::{TestApp, both_databases};

#[both_databases]
async fn too_many_requests_of_one_address_wait(app: TestApp) {
    let replica = app.replica_with(|config| config.requests_per_minute = 5).await;
    let visitor = replica.visitor();
    for left in (0..5).rev() {
        let reply = visitor.get("/campaigns").await.ok();
        assert_eq!(reply.header("ratelimit-policy"), "\"requests\";q=5;w=60");
        assert_eq!(reply.header("ratelimit"), format!("\"requests\";r={left};t=1"));
    }
    let refused = visitor.reading("en").get("/campaigns").await;
    assert_snapshot!(refused.problem(), @"429 too-many-requests");
    assert_eq!(refused.json()["title"], "Too many requests; try again shortly");
    let wait: u32 = refused.header("retry-after").parse().unwrap();
    assert!((1..=60).contains(&wait), "{wait}");
    assert!(refused.header("ratelimit").starts_with("\"requests\";r=0;t="));
    let health = visitor.send(visitor.request(reqwest::Method::GET, "/health/ready")).await;
    assert_eq!(health.status(), 200, "the balancer is not counted");
    replica.stop().await;
}

/// A balancer gives a caller as many processes as there are.
#[both_databases]
async fn searches_are_counted_on_all_replicas_together(app: TestApp) {
    let limit = |config: &mut wenovate::platform::config::Config| config.searches_per_minute = 20;
    let replicas =
        [app.replica_with(limit).await, app.replica_with(limit).await, app.replica_with(limit).await];
    let member = app.member().await;
    let searches = (0..60).map(|number| {
        let member = member.at(&replicas[number % 3]);
        async move { member.get("/library-entries?q=ουρά").await }
    });
    let replies = join_all(searches).await;
    let count = |status: u16| replies.iter().filter(|reply| reply.status() == status).count();
    assert_eq!((count(200), count(429)), (20, 40));
    let refused = member.at(&replicas[0]).get("/submissions/similar?title=ουρά").await;
    assert_snapshot!(refused.problem(), @"429 too-many-requests");
    assert!(!refused.header("retry-after").is_empty());
    let at_one = member.at(&replicas[0]);
    at_one.get("/library-entries").await.ok();
    at_one.get("/library-entries?q=").await.ok();
    let other = app.member().await;
    other.at(&replicas[1]).get("/library-entries?q=ουρά").await.ok();
    app.advance(Duration::from_mins(1));
    let reply = at_one.get("/library-entries?q=ουρά").await.ok();
    assert_eq!(reply.header("ratelimit"), "\"searches\";r=19;t=60");
    assert_eq!(reply.header("ratelimit-policy"), "\"searches\";q=20;w=60");
    for replica in replicas {
        replica.stop().await;
    }
}

#[both_databases]
async fn a_visitors_address_has_the_searches_of_an_office(app: TestApp) {
    let replica = app.replica_with(|config| config.searches_per_minute = 2).await;
    let visitor = replica.visitor();
    for _ in 0..10 {
        visitor.get("/library-entries?q=ουρά").await.ok();
    }
    assert_snapshot!(visitor.get("/library-entries?q=ουρά").await.problem(), @"429 too-many-requests");
    replica.stop().await;
}

#[both_databases]
async fn mails_that_visitors_cause_are_counted_by_address_on_all_replicas(app: TestApp) {
    let limit = |config: &mut wenovate::platform::config::Config| config.mails_per_hour = 3;
    let (one, other) = (app.replica_with(limit).await, app.replica_with(limit).await);
    let ask = async |replica: &crate::app::Replica, number: usize, path: &str| {
        let email = format!("nobody{number}@mail.example");
        replica.visitor().post(path, json!({ "email": email })).await
    };
    let left = |reply: crate::app::Reply| reply.expect(202).header("ratelimit").to_owned();
    assert_eq!(left(ask(&one, 1, "/newsletter/subscriptions").await), "\"mails\";r=2;t=3600");
    assert_eq!(left(ask(&other, 2, "/members/forgot-password").await), "\"mails\";r=1;t=3600");
    assert_eq!(left(ask(&one, 3, "/members/resend-verification").await), "\"mails\";r=0;t=3600");
    for replica in [&one, &other] {
        let refused = ask(replica, 4, "/newsletter/subscriptions").await;
        assert_snapshot!(refused.problem(), @"429 too-many-requests");
    }
    app.advance(Duration::from_hours(1));
    ask(&one, 5, "/newsletter/subscriptions").await.expect(202);
    one.stop().await;
    other.stop().await;
}

/// Whoever is not a listed proxy says nothing about addresses.
#[both_databases]
async fn only_a_listed_proxy_says_whose_request_it_is(app: TestApp) {
    let alone = app.replica_with(|config| config.requests_per_minute = 2).await;
    for address in ["203.0.113.1", "203.0.113.2"] {
        alone.visitor().with("X-Forwarded-For", address).get("/campaigns").await.ok();
    }
    let third = alone.visitor().with("X-Forwarded-For", "203.0.113.3").get("/campaigns").await;
    assert_eq!(third.status(), 429, "what the caller says of itself is not believed");
    let behind = app
        .replica_with(|config| {
            config.requests_per_minute = 2;
            config.trusted_proxies = vec!["127.0.0.1".parse().unwrap()];
        })
        .await;
    let from = |addresses: &str| behind.visitor().with("X-Forwarded-For", addresses);
    for _ in 0..2 {
        from("203.0.113.1").get("/campaigns").await.ok();
    }
    assert_eq!(from("203.0.113.1").get("/campaigns").await.status(), 429);
    assert_eq!(
        from("198.51.100.7, 203.0.113.1").get("/campaigns").await.status(),
        429,
        "the last hop counts"
    );
    from("203.0.113.2").get("/campaigns").await.ok();
    alone.stop().await;
    behind.stop().await;
}

#[both_databases]
async fn what_is_over_is_forgotten(app: TestApp) {
    let replica = app.replica_with(|config| config.searches_per_minute = 10).await;
    replica.visitor().get("/library-entries?q=ουρά").await.ok();
    let kept = async || rate::Entity::find().count(&*app.foundation().db).await.unwrap();
    assert_eq!(kept().await, 1);
    app.advance(Duration::from_hours(3));
    PurgeCounts::default().run(app.foundation()).await.unwrap();
    assert_eq!(kept().await, 0);
    replica.stop().await;
}
