use insta::assert_snapshot;
use reqwest::Method;

use crate::app::{TestApp, both_databases};

#[both_databases]
async fn a_migrated_service_is_ready(app: TestApp) {
    let visitor = app.visitor();
    for path in ["/health/live", "/health/ready"] {
        let reply = visitor.send(visitor.request(Method::GET, path)).await.expect(200);
        assert_eq!(reply.json()["status"], "ok");
        assert!(reply.header("cache-control").contains("no-"), "{path} must not be answered from a cache");
    }
}

#[both_databases]
async fn what_is_not_there_is_a_problem(app: TestApp) {
    let visitor = app.visitor();
    assert_snapshot!(visitor.get("/nothing").await.problem(), @"404 not-found");
    assert_snapshot!(visitor.send(visitor.request(Method::DELETE, "/health/live")).await.problem(), @"405 method-not-allowed");
}
