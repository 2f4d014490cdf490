use reqwest::Method;

use crate::app::{TestApp, both_databases};

#[both_databases]
async fn the_callers_request_id_comes_back_when_it_is_harmless(app: TestApp) {
    let visitor = app.visitor();
    let reply = visitor.with("X-Request-Id", "trace_1.2-3").get("/nothing").await;
    assert_eq!(reply.header("x-request-id"), "trace_1.2-3");
    for harmful in ["a b", "<script>", "a\tb", ";drop", &"x".repeat(65)] {
        let reply = visitor.with("X-Request-Id", harmful).get("/nothing").await;
        let id = reply.header("x-request-id");
        assert_ne!(id, harmful);
        assert_eq!(id.len(), 32, "another was made: {id}");
        assert_eq!(reply.json()["instance"], id);
    }
}

#[both_databases]
async fn every_answer_carries_the_security_headers(app: TestApp) {
    let visitor = app.visitor();
    for address in ["/health/live", "/api/v1/me", "/api/v1/nothing", "/api/v1/criteria-sets", "/docs/", "/"] {
        let reply = visitor.send(visitor.request(Method::GET, address)).await;
        for (name, value) in [
            ("x-content-type-options", "nosniff"),
            ("x-frame-options", "DENY"),
            ("referrer-policy", "strict-origin-when-cross-origin"),
            ("cross-origin-opener-policy", "same-origin"),
            ("cross-origin-resource-policy", "same-origin"),
        ] {
            assert_eq!(reply.header(name), value, "{address}");
        }
        assert!(!reply.header("x-request-id").is_empty(), "{address}");
        assert!(!reply.header("cache-control").is_empty(), "{address}");
        let policy = reply.header("content-security-policy");
        assert!(
            policy.starts_with("default-src 'none'") || policy.starts_with("default-src 'self'"),
            "{address}"
        );
        assert!(
            policy.contains("frame-ancestors 'none'") && !policy.contains("unsafe"),
            "{address}: {policy}"
        );
        assert_eq!(reply.header("strict-transport-security"), "", "{address}: not over http");
    }
}

#[both_databases]
async fn over_tls_browsers_are_told_to_stay_there_and_the_cookie_is_secure(app: TestApp) {
    let secure = app.replica_with(|config| config.public_url = "https://wenovate.example".into()).await;
    let member = app.member().signed_out().await.at(&secure);
    let credentials = |email: &str| serde_json::json!({ "email": email, "password": crate::app::PASSWORD });
    let known = app.member().await;
    let reply = member.post("/sessions", credentials(known.email())).await.ok();
    assert_eq!(reply.header("strict-transport-security"), "max-age=31536000; includeSubDomains");
    let cookies = reply.headers("set-cookie");
    assert_eq!(cookies.len(), 1, "{cookies:?}");
    assert!(cookies[0].starts_with("__Host-"), "{cookies:?}");
    for attribute in ["HttpOnly", "SameSite=Strict", "Secure", "Path=/"] {
        assert!(cookies[0].contains(attribute), "{attribute} in {cookies:?}");
    }
    secure.stop().await;
}

#[both_databases]
async fn what_depends_on_the_caller_is_not_kept_by_shared_caches(app: TestApp) {
    let member = app.member().await;
    for path in ["/me", "/criteria-sets", "/me/notifications", "/me/agenda"] {
        let reply = member.get(path).await.ok();
        assert!(reply.header("cache-control").contains("private"), "{path}");
        assert!(reply.header("vary").contains("Authorization"), "{path}");
    }
}

#[both_databases]
async fn the_document_is_served_and_can_be_browsed(app: TestApp) {
    let visitor = app.visitor();
    let document = visitor.send(visitor.request(Method::GET, "/docs/openapi.json")).await.ok().json();
    assert!(document["openapi"].as_str().unwrap().starts_with("3.1"));
    assert!(document["paths"]["/api/v1/sessions"]["post"].is_object());
    let page = visitor.send(visitor.request(Method::GET, "/docs/")).await.ok();
    assert!(page.header("content-type").starts_with("text/html"));
}
