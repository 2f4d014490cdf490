//! Scripts of other pages: of the configured origins, and of no others.

use reqwest::Method;

use crate::app::{Client, Reply, TestApp, both_databases};

const FRIEND: &str = "https://portal.gov.example";

async fn preflight(client: &Client, origin: &str, method: &str) -> Reply {
    let request = client
        .request(Method::OPTIONS, "/api/v1/criteria-sets")
        .header("origin", origin)
        .header("access-control-request-method", method)
        .header("access-control-request-headers", "authorization,content-type,if-match,idempotency-key");
    client.send(request).await
}

#[both_databases]
async fn an_origin_that_is_configured_may_ask(app: TestApp) {
    let replica = app.replica_with(|config| config.cors_origins = vec![FRIEND.into()]).await;
    let visitor = replica.visitor();
    for method in ["GET", "POST", "PUT", "PATCH", "DELETE"] {
        let reply = preflight(&visitor, FRIEND, method).await;
        assert_eq!(reply.status(), 200, "{method}");
        assert_eq!(reply.header("access-control-allow-origin"), FRIEND);
        assert!(reply.header("access-control-allow-methods").contains(method));
        assert!(reply.header("access-control-allow-headers").contains("idempotency-key"));
        assert_eq!(reply.header("access-control-max-age"), "3600");
        assert_eq!(reply.header("access-control-allow-credentials"), "", "our cookie is not theirs");
        assert!(reply.header("vary").to_lowercase().contains("origin"));
    }
    let reply = visitor.with("Origin", FRIEND).get("/criteria-sets").await.ok();
    assert_eq!(reply.header("access-control-allow-origin"), FRIEND);
    let exposed = reply.header("access-control-expose-headers").to_lowercase();
    for name in ["etag", "location", "retry-after", "ratelimit", "x-request-id"] {
        assert!(exposed.contains(name), "{name} in {exposed}");
    }
    let problem = visitor.with("Origin", FRIEND).get("/nothing").await;
    assert_eq!(problem.problem(), "404 not-found");
    assert_eq!(problem.header("access-control-allow-origin"), FRIEND, "problems can be read, too");
    replica.stop().await;
}

#[both_databases]
async fn no_other_origin_is_allowed(app: TestApp) {
    let replica = app.replica_with(|config| config.cors_origins = vec![FRIEND.into()]).await;
    for visitor in [replica.visitor(), app.visitor()] {
        for origin in [
            "https://evil.example",
            "null",
            "https://portal.gov.example.evil.example",
            "http://portal.gov.example",
        ] {
            let reply = preflight(&visitor, origin, "POST").await;
            assert_eq!(reply.header("access-control-allow-origin"), "", "{origin}");
            let reply = visitor.with("Origin", origin).get("/criteria-sets").await;
            assert_eq!(reply.header("access-control-allow-origin"), "", "{origin}");
        }
    }
    let unconfigured = preflight(&app.visitor(), FRIEND, "POST").await;
    assert_eq!(unconfigured.header("access-control-allow-origin"), "");
    replica.stop().await;
}
