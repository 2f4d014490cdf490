use std::time::Duration;

use serde_json::{Value, json};

use super::factors::ticket;
use crate::app::{Authenticator, Client, PASSWORD, Reply, TestApp, both_databases};

async fn challenge(app: &TestApp) -> Value {
    app.visitor().get("/sessions/passkey-challenge").await.ok().json()
}

async fn sign_in(app: &TestApp, answer: Value) -> Reply {
    app.visitor().post("/sessions/passkey", answer).await
}

#[both_databases]
async fn a_passkey_signs_in_alone_and_counts_as_a_second_factor(app: TestApp) {
    let (admin, person) = (app.admin().await, app.member().await);
    let (mut passkey, registered) = Authenticator::register(&person).await;
    assert_eq!(registered.ok().json()["recovery_codes"].as_array().unwrap().len(), 10);
    admin.put(format!("/members/{}/roles/reviewer", person.id()), ()).await.ok();
    let opened = sign_in(&app, passkey.answer(&challenge(&app).await)).await.ok();
    assert!(opened.headers("set-cookie")[0].contains("HttpOnly"));
    assert_eq!(opened.json()["member"]["must_enrol"], false);
    let client = app.visitor();
    client.set_bearer(opened.text_at("/access_token"));
    client.get("/campaigns").await.ok();
    let factors = client.get("/me/factors").await.ok().json();
    assert_eq!(factors["passkeys"][0]["name"], "Το κινητό μου");
    assert!(factors["passkeys"][0]["last_used_at"].is_string());
}

#[both_databases]
async fn what_a_passkey_signed_is_good_once_here_and_now(app: TestApp) {
    let person = app.member().await;
    let (mut passkey, registered) = Authenticator::register(&person).await;
    registered.ok();
    let failed = "401 second-factor-failed";
    let answer = passkey.answer(&challenge(&app).await);
    sign_in(&app, answer.clone()).await.ok();
    assert_eq!(sign_in(&app, answer).await.problem(), failed, "a second time");

    let (mut one, other) = (challenge(&app).await, challenge(&app).await);
    one["ticket"] = other["ticket"].clone();
    assert_eq!(sign_in(&app, passkey.answer(&one)).await.problem(), failed, "of another challenge");

    passkey.origin = "https://evil.example".into();
    assert_eq!(sign_in(&app, passkey.answer(&challenge(&app).await)).await.problem(), failed, "elsewhere");
    passkey.origin = "http://localhost:8080".into();

    let old = passkey.answer(&challenge(&app).await);
    app.advance(Duration::from_mins(10));
    assert_eq!(sign_in(&app, old).await.problem(), failed, "too late");

    passkey.counter = 0;
    assert_eq!(sign_in(&app, passkey.answer(&challenge(&app).await)).await.problem(), failed, "a copy");
    passkey.counter = 10;
    sign_in(&app, passkey.answer(&challenge(&app).await)).await.ok();
    let unknown = json!({ "ticket": challenge(&app).await["ticket"], "credential": { "rawId": "AAAA" } });
    assert_eq!(sign_in(&app, unknown).await.problem(), failed, "nobody's");
}

#[both_databases]
async fn a_passkey_is_the_second_factor_of_a_password_and_freshens_a_session(app: TestApp) {
    let (person, stranger) = (app.member().await, app.member().await);
    let (mut passkey, registered) = Authenticator::register(&person).await;
    registered.ok();
    let (mut foreign, registered) = Authenticator::register(&stranger).await;
    registered.ok();
    let credentials = json!({ "email": person.email(), "password": PASSWORD });
    let asked = app.visitor().post("/sessions", credentials).await.ok().json()["second_factor"].clone();
    assert_eq!(asked["methods"], json!(["passkey", "recovery_code"]));
    let show = async |answer: Value| {
        let body = json!({ "ticket": asked["ticket"], "passkey": answer });
        app.visitor().post("/sessions/second-factor", body).await
    };
    let of_stranger = foreign.answer(&challenge(&app).await);
    assert_eq!(show(of_stranger).await.problem(), "401 second-factor-failed");
    show(passkey.answer(&asked["passkey"])).await.ok();

    app.advance(Duration::from_mins(11));
    assert_eq!(person.post("/me/recovery-codes", ()).await.problem(), "403 step-up-required");
    let ways = person.get("/sessions/current/second-factor").await.ok().json();
    let proof = json!({ "passkey": passkey.answer(&ways["passkey"]) });
    person.post("/sessions/current/second-factor", proof).await.expect(204);
    person.post("/me/recovery-codes", ()).await.ok();
}

#[both_databases]
async fn passkeys_are_named_and_removed_by_their_owner(app: TestApp) {
    let (person, stranger) = (app.member().await, app.member().with_factor().await);
    let (mut passkey, registered) = Authenticator::register(&person).await;
    registered.ok();
    let path = passkey_path(&person).await;
    let name = json!({ "name": "  Το κλειδί του γραφείου " });
    assert_eq!(stranger.put(&path, &name).await.problem(), "404 not-found");
    assert_eq!(stranger.delete(&path).await.problem(), "404 not-found");
    assert_eq!(app.visitor().delete(&path).await.problem(), "401 unauthenticated");
    person.put(&path, name).await.expect(204);
    let factors = person.get("/me/factors").await.ok().json();
    assert_eq!(factors["passkeys"][0]["name"], "Το κλειδί του γραφείου");
    person.delete(&path).await.expect(204);
    let answer = passkey.answer(&challenge(&app).await);
    assert_eq!(sign_in(&app, answer).await.problem(), "401 second-factor-failed");
    super::sign_in(&app, person.email(), PASSWORD).await.get("/me").await.ok();
}

#[both_databases]
async fn a_further_passkey_wants_a_fresh_factor_and_its_ticket_is_its_owners(app: TestApp) {
    let (reviewer, person) = (app.reviewer().await, app.member().await);
    let (_, registered) = Authenticator::register(&reviewer).await;
    assert_eq!(registered.ok().json()["recovery_codes"], json!([]), "those of the app go on");
    app.advance(Duration::from_mins(11));
    let (_, refused) = Authenticator::register(&reviewer).await;
    assert_eq!(refused.problem(), "403 step-up-required");
    let wrong = json!({ "name": "Κλειδί", "ticket": ticket(&app, reviewer.email()).await, "credential": {} });
    assert_eq!(person.post("/me/passkeys", wrong).await.problem(), "422 validation /ticket passkey_wrong");
}

async fn passkey_path(person: &Client) -> String {
    let factors = person.get("/me/factors").await.ok().json();
    format!("/me/passkeys/{}", factors["passkeys"][0]["id"].as_str().unwrap())
}
