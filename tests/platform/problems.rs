use insta::assert_snapshot;
use reqwest::{Method, RequestBuilder};
use serde_json::json;

use crate::app::{Client, Reply, TestApp, both_databases};

fn sign_in(client: &Client) -> RequestBuilder {
    client.request(Method::POST, "/api/v1/sessions")
}

async fn post(client: &Client, media_type: &str, body: impl Into<reqwest::Body>) -> Reply {
    client.send(sign_in(client).header("content-type", media_type).body(body)).await
}

async fn post_json(client: &Client, body: &str) -> Reply {
    post(client, "application/json", body.to_owned()).await
}

#[both_databases]
async fn a_problem_names_its_kind_its_request_and_its_fields(app: TestApp) {
    let reply = app.visitor().with("X-Request-Id", "abc-1").post("/sessions", json!({ "email": "a" })).await;
    assert_eq!(reply.status(), 422);
    assert_eq!(reply.header("content-type"), "application/problem+json");
    assert_eq!(reply.header("cache-control"), "no-store");
    let problem = reply.json();
    assert_eq!(problem["type"], "/problems/validation");
    assert_eq!(problem["status"], 422);
    assert_eq!(problem["instance"], "abc-1");
    assert_eq!(problem["errors"][0]["pointer"], "/password");
    assert_eq!(problem["errors"][0]["code"], "required");
}

#[both_databases]
async fn messages_are_in_the_callers_language(app: TestApp) {
    let in_language = async |language: &str| {
        let reply = app.visitor().reading(language).post("/sessions", json!({ "email": "a" })).await;
        let (tag, problem) = (reply.header("content-language").to_owned(), reply.json());
        let text = |pointer: &str| problem.pointer(pointer).unwrap().as_str().unwrap().to_owned();
        (tag, text("/title"), text("/errors/0/message"))
    };
    let greek =
        ("el".into(), "Διορθώστε τα πεδία που σημειώνονται".into(), "Συμπληρώστε αυτό το πεδίο".into());
    let english = ("en".into(), "Please correct the fields named".into(), "Fill in this field".into());
    assert_eq!(in_language("el").await, greek);
    assert_eq!(in_language("en-GB,en;q=0.9,el;q=0.8").await, english);
    assert_eq!(in_language("fr").await, greek, "Greek is the first language");
}

#[both_databases]
async fn what_is_nowhere_is_not_found(app: TestApp) {
    let visitor = app.visitor();
    assert_snapshot!(visitor.get("/nothing").await.problem(), @"404 not-found");
    assert_snapshot!(visitor.get("/criteria-sets/no-id").await.problem(), @"404 not-found");
    assert_snapshot!(visitor.get("/criteria-sets/0193c0de-7a1b-7c3d-8e4f-5a6b7c8d9e0f").await.problem(), @"404 not-found");
    for address in ["/assets/gone-1234.js", "/api", "/api/v2/me", "/health/none"] {
        let reply = visitor.send(visitor.request(Method::GET, address)).await;
        assert_eq!(reply.problem(), "404 not-found", "{address}");
    }
}

#[both_databases]
async fn a_method_that_a_path_does_not_know_is_refused_with_those_it_knows(app: TestApp) {
    let visitor = app.visitor();
    let reply = visitor.delete("/criteria-sets").await;
    assert_snapshot!(reply.problem(), @"405 method-not-allowed");
    assert_eq!(reply.header("allow"), "GET, POST");
    let reply = visitor.put("/sessions/refresh", ()).await;
    assert_eq!((reply.status(), reply.header("allow")), (405, "POST"));
}

#[both_databases]
async fn a_body_that_is_no_json_is_malformed(app: TestApp) {
    let visitor = app.visitor();
    for body in ["{", "", "{\"email\": \"a\", \"password\": \"b\"} x", "\u{feff}{}", "{'email': 1}"] {
        assert_eq!(post_json(&visitor, body).await.problem(), "400 malformed-request", "{body}");
    }
    let not_utf8 = post(&visitor, "application/json", vec![b'{', b'"', 0xff, b'"', b':', b'1', b'}']).await;
    assert_snapshot!(not_utf8.problem(), @"400 malformed-request");
    let deep = format!("{{\"email\": {}", "[".repeat(100_000));
    assert!((400..500).contains(&post_json(&visitor, &deep).await.status()));
}

#[both_databases]
async fn a_body_of_another_shape_names_the_field(app: TestApp) {
    let visitor = app.visitor();
    let fault = async |body: &str| post_json(&visitor, body).await.problem();
    assert_snapshot!(fault(r#"{"email": "a"}"#).await, @"422 validation /password required");
    assert_snapshot!(fault(r#"{"email": 1, "password": "b"}"#).await, @"422 validation /email wrong_type");
    assert_snapshot!(fault(r#"{"email": "a", "password": "b", "admin": true}"#).await, @"422 validation /admin unknown_field");
    assert_snapshot!(fault(r#"{"email": "", "password": "b"}"#).await, @"422 validation /email length");
    assert_snapshot!(fault("[]").await, @"422 validation  wrong_type");
}

#[both_databases]
async fn a_body_of_another_type_is_refused(app: TestApp) {
    let visitor = app.visitor();
    let body = r#"{"email": "a", "password": "b"}"#;
    for media_type in ["text/plain", "application/x-www-form-urlencoded", "application/xml", "json"] {
        let reply = post(&visitor, media_type, body).await;
        assert_eq!(reply.problem(), "415 unsupported-media-type", "{media_type}");
    }
    assert_eq!(visitor.send(sign_in(&visitor).body(body)).await.problem(), "415 unsupported-media-type");
    let with_charset = post(&visitor, "application/json; charset=utf-8", body).await;
    assert_snapshot!(with_charset.problem(), @"401 sign-in-failed");
}

/// A small compressed body can expand without limit (CVE-2026-134341).
#[both_databases]
async fn a_compressed_body_is_refused(app: TestApp) {
    let visitor = app.visitor();
    for encoding in ["gzip", "br", "deflate", "zstd", "identity, gzip"] {
        let request = sign_in(&visitor).header("content-type", "application/json");
        let reply = visitor.send(request.header("content-encoding", encoding).body("{}")).await;
        assert_eq!(reply.problem(), "415 unsupported-media-type", "{encoding}");
    }
}

#[both_databases]
async fn a_large_body_is_refused(app: TestApp) {
    let visitor = app.visitor();
    let large = format!(r#"{{"email": "{}"}}"#, "a".repeat(600 * 1024));
    assert_snapshot!(post_json(&visitor, &large).await.problem(), @"413 too-large");
}

#[both_databases]
async fn parameters_that_are_unknown_or_out_of_bounds_are_refused(app: TestApp) {
    let visitor = app.visitor();
    let fault = async |query: &str| visitor.get(format!("/criteria-sets?{query}")).await.problem();
    assert_snapshot!(fault("page=2").await, @"400 bad-query");
    assert_snapshot!(fault("limit=many").await, @"400 bad-query");
    assert_snapshot!(fault("purpose=none").await, @"400 bad-query");
    assert_snapshot!(fault("limit=0").await, @"422 validation /limit range");
    assert_snapshot!(fault("limit=101").await, @"422 validation /limit range");
    assert_snapshot!(fault("after=zzz").await, @"422 validation /after cursor");
    assert_snapshot!(fault(&format!("after={}", "a".repeat(513))).await, @"422 validation /after length");
}

/// PostgreSQL keeps no NUL character in a text, and answers with an error of its own.
#[both_databases]
async fn a_nul_character_is_the_callers_fault(app: TestApp) {
    let visitor = app.visitor();
    let body = r#"{"email": "a\u0000b@c.gr", "password": "b"}"#;
    assert_snapshot!(post_json(&visitor, body).await.problem(), @"422 validation /email control_character");
    for path in ["/campaigns/a%00b", "/library-entries?q=a%00b", "/organisations?q=a%00b"] {
        let status = visitor.get(path).await.status();
        assert!([400, 404, 422].contains(&status), "{path}: {status}");
    }
}
