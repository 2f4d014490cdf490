//! Nobody learns from us whose address has an account: not from the answer, and not from how long it takes.

use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::a_registration;
use crate::app::{Organisation, TestApp, both_databases};

/// Attempts of each kind, in turn, so that both meet the same weather.
const ATTEMPTS: usize = 12;

/// What is sent, and how long the fastest answer took: what else the machine does only makes an answer slower.
async fn fastest(app: &TestApp, path: &str, bodies: [Vec<Value>; 2]) -> [Duration; 2] {
    let mut fastest = [Duration::MAX; 2];
    let [known, unknown] = bodies;
    let mut shapes = std::collections::BTreeSet::new();
    for pair in known.iter().zip(&unknown) {
        for (kind, body) in [pair.0, pair.1].into_iter().enumerate() {
            // Each attempt comes from elsewhere: what is measured is not the throttle.
            let visitor = app.visitor();
            let asked = Instant::now();
            let reply = visitor.post(path, body).await;
            fastest[kind] = fastest[kind].min(asked.elapsed());
            shapes.insert(format!("{} {}", reply.status(), shape(reply.json_if_any())));
        }
    }
    assert_eq!(shapes.len(), 1, "{path} is answered alike: {shapes:?}");
    fastest
}

/// The body without what is the request's own.
fn shape(body: Option<Value>) -> String {
    let mut body = body.unwrap_or_default();
    if let Value::Object(members) = &mut body {
        members.remove("instance");
        members.remove("email");
    }
    body.to_string()
}

fn assert_alike(path: &str, [known, unknown]: [Duration; 2]) {
    let (less, more) = (known.min(unknown), known.max(unknown));
    assert!(more < less * 2 + Duration::from_millis(5), "{path}: known {known:?}, unknown {unknown:?}");
}

#[both_databases]
async fn signing_in_does_not_tell_who_has_an_account(app: TestApp) {
    let mut known = Vec::new();
    for _ in 0..ATTEMPTS {
        let member = app.member().signed_out().await;
        known.push(json!({ "email": member.email(), "password": "λάθος-κωδικός" }));
    }
    let unknown =
        |number| json!({ "email": format!("nobody{number}@unknown.example"), "password": "λάθος-κωδικός" });
    let bodies = [known, (0..ATTEMPTS).map(unknown).collect()];
    assert_alike("/sessions", fastest(&app, "/sessions", bodies).await);
}

#[both_databases]
async fn asking_for_a_mail_does_not_tell_who_has_an_account(app: TestApp) {
    for path in ["/members/forgot-password", "/members/resend-verification"] {
        let mut known = Vec::new();
        for _ in 0..ATTEMPTS {
            known.push(json!({ "email": app.member().signed_out().await.email() }));
        }
        let unknown = |number| json!({ "email": format!("nobody{number}@unknown.example") });
        let bodies = [known, (0..ATTEMPTS).map(unknown).collect()];
        assert_alike(path, fastest(&app, path, bodies).await);
    }
}

#[both_databases]
async fn registering_does_not_tell_who_has_an_account(app: TestApp) {
    let body: Organisation = app.organisation().await;
    let mut known = Vec::new();
    for _ in 0..ATTEMPTS {
        known.push(a_registration(app.member_of(&body).signed_out().await.email(), &body));
    }
    let unknown = (0..ATTEMPTS).map(|_| a_registration(&body.new_address(), &body)).collect();
    assert_alike("/members", fastest(&app, "/members", [known, unknown]).await);
}
