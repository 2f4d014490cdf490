use base64::{
    Engine,
    engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD},
};
use insta::assert_snapshot;
use reqwest::Method;
use sea_orm::Set;
use serde_json::{Value, json};
use wenovate::{integrations::Addresses, platform::time::days};

use crate::app::{ApiClient, Reply, TestApp, both_databases};

fn claims(token: &str) -> (Value, Value) {
    let part = |index: usize| {
        let text = token.split('.').nth(index).unwrap();
        serde_json::from_slice(&URL_SAFE_NO_PAD.decode(text).unwrap()).unwrap()
    };
    (part(0), part(1))
}

fn refusal(reply: &Reply) -> String {
    format!("{} {}", reply.status(), reply.json()["error"].as_str().unwrap())
}

#[both_databases]
async fn a_client_gets_a_token_for_what_it_asks_and_has(app: TestApp) {
    let client = app.api_client(&["projects:read", "submissions:read"]).await;
    let issued = client.ask_for_token(&[]).await.ok();
    assert_eq!((issued.header("cache-control"), issued.header("pragma")), ("no-store", "no-cache"));
    assert_eq!(issued.json()["token_type"], "Bearer");
    assert_eq!(issued.json()["expires_in"], 900);
    assert_eq!(issued.json()["scope"], "projects:read submissions:read");
    let (head, body) = claims(&issued.text_at("/access_token"));
    assert_eq!(head["typ"], "at+jwt");
    let id = json!(client.id());
    assert_eq!((&body["sub"], &body["client_id"], &body["sid"]), (&id, &id, &Value::Null));
    assert_eq!(body["aud"], "wenovate");
    assert!(body["jti"].as_str().unwrap().len() > 20);
    let narrower = client.ask_for_token(&[("scope", "projects:read")]).await.ok();
    assert_eq!(narrower.json()["scope"], "projects:read");
    client.set_bearer(narrower.text_at("/access_token"));
    client.get("/projects").await.ok();
    assert_eq!(client.get("/submissions/similar?title=ουρά").await.problem(), "403 insufficient-scope");
    assert_eq!(app.audit().await, ["tokens.issued", "tokens.issued"]);
}

#[both_databases]
async fn a_client_shows_itself_in_the_header_or_in_the_form(app: TestApp) {
    let client = app.api_client(&["projects:read"]).await;
    let grant = [("grant_type", "client_credentials".to_owned())];
    let visitor = app.visitor();
    let basic = |text: String| visitor.with("Authorization", format!("Basic {}", STANDARD.encode(text)));
    let good = format!("{}:{}", client.id(), client.secret);
    basic(good.clone()).submit("/oauth/token", &grant).await.ok();
    let encoded = format!("{}:{}", client.id(), client.secret.replace('_', "%5F"));
    basic(encoded).submit("/oauth/token", &grant).await.ok();
    let wrong = basic(format!("{}:wrong", client.id())).submit("/oauth/token", &grant).await;
    assert_eq!(refusal(&wrong), "401 invalid_client");
    assert!(wrong.header("www-authenticate").starts_with("Basic realm="));
    let mut both = client.shown();
    both.extend(grant.clone());
    assert_eq!(refusal(&basic(good).submit("/oauth/token", &both).await), "400 invalid_request");
}

#[both_databases]
async fn what_is_wrong_is_said_as_the_standard_says_it(app: TestApp) {
    let client = app.api_client(&["projects:read"]).await;
    let ask = async |name: &'static str, value: &str| {
        let mut form = client.shown();
        form.push(("grant_type", "client_credentials".into()));
        form.retain(|(field, _)| *field != name);
        form.push((name, value.to_owned()));
        refusal(&app.visitor().submit("/oauth/token", &form).await)
    };
    assert_snapshot!(ask("grant_type", "").await, @"400 invalid_request");
    assert_snapshot!(ask("grant_type", "password").await, @"400 unsupported_grant_type");
    assert_snapshot!(ask("scope", "submissions:read").await, @"400 invalid_scope");
    assert_snapshot!(ask("scope", "projects:read no:such").await, @"400 invalid_scope");
    assert_snapshot!(ask("client_secret", "").await, @"401 invalid_client");
    assert_snapshot!(ask("client_secret", "wrong").await, @"401 invalid_client");
    assert_snapshot!(ask("client_id", "nobody").await, @"401 invalid_client");
    assert_snapshot!(ask("client_id", "0193c0de-7a1b-7c3d-8e4f-5a6b7c8d9e0f").await, @"401 invalid_client");
    let mut twice = client.shown();
    twice.extend([("grant_type", "client_credentials".to_owned()), ("grant_type", "password".into())]);
    assert_eq!(refusal(&app.visitor().submit("/oauth/token", &twice).await), "400 invalid_request");
    let visitor = app.visitor();
    let json =
        visitor.request(Method::POST, "/oauth/token").json(&json!({ "grant_type": "client_credentials" }));
    assert_eq!(refusal(&visitor.send(json).await), "400 invalid_request");
    assert!(app.audit().await.is_empty());
}

/// The same words whether the client is there or not; and whoever has the secret is let in from elsewhere.
#[both_databases]
async fn who_guesses_waits_and_learns_nothing(app: TestApp) {
    let client = app.api_client(&["projects:read"]).await;
    let guess = async |id: String| {
        let form = [
            ("grant_type", "client_credentials".to_owned()),
            ("client_id", id),
            ("client_secret", "guess".into()),
        ];
        app.visitor().submit("/oauth/token", &form).await
    };
    let (there, nowhere) =
        (guess(client.id().to_string()).await, guess("0193c0de-7a1b-7c3d-8e4f-5a6b7c8d9e0f".into()).await);
    assert_eq!(there.text(), nowhere.text());
    for _ in 0..20 {
        guess(client.id().to_string()).await;
    }
    let refused = guess(client.id().to_string()).await;
    assert_eq!(refusal(&refused), "429 temporarily_unavailable");
    assert!(refused.header("retry-after").parse::<u32>().unwrap() > 0);
    let other = app.api_client(&["projects:read"]).await;
    other.ask_for_token(&[]).await.ok();
    app.advance(days(1));
    client.ask_for_token(&[]).await.ok();
}

#[both_databases]
async fn a_revoked_token_is_out_on_every_replica(app: TestApp) {
    let client = app.api_client(&["projects:read"]).await;
    let replica = app.replica().await;
    let (mine, token) = (client.at(&replica), client.bearer().unwrap());
    mine.get("/projects").await.ok();
    let state = async |asks: &ApiClient| {
        let mut form = asks.shown();
        form.push(("token", token.clone()));
        app.visitor().submit("/oauth/introspect", &form).await.ok().json()
    };
    let told = state(&client).await;
    assert_eq!((&told["active"], &told["scope"]), (&json!(true), &json!("projects:read")));
    let other = app.api_client(&["projects:read"]).await;
    assert_eq!(state(&other).await, json!({ "active": false }), "of somebody else's it is told nothing");
    let gateway = app.api_client(&["tokens:introspect"]).await;
    assert_eq!(state(&gateway).await["client_id"], json!(client.id()));

    let mut form = other.shown();
    form.push(("token", token.clone()));
    app.visitor().submit("/oauth/revoke", &form).await.ok();
    mine.get("/projects").await.ok();
    let mut form = client.shown();
    form.push(("token", token.clone()));
    app.visitor().submit("/oauth/revoke", &form).await.ok();
    assert_eq!(mine.get("/projects").await.problem(), "401 unauthenticated");
    assert_eq!(state(&gateway).await, json!({ "active": false }));
    client.renew().await;
    client.at(&replica).get("/projects").await.ok();
    replica.stop().await;
    let mut form = client.shown();
    form.push(("token", "no token".into()));
    app.visitor().submit("/oauth/revoke", &form).await.ok();
    let person = app.admin().await;
    let mut form = gateway.shown();
    form.push(("token", person.bearer().unwrap()));
    let told = app.visitor().submit("/oauth/introspect", &form).await.ok();
    assert_eq!(told.json(), json!({ "active": false }), "a person's token is told to nobody");
}

#[both_databases]
async fn a_client_calls_from_its_own_networks_only(app: TestApp) {
    let replica =
        app.replica_with(|config| config.trusted_proxies = vec!["127.0.0.1".parse().unwrap()]).await;
    let addresses = Addresses(vec!["192.0.2.0/24".into(), "2001:db8::/32".into()]);
    let client = app.api_client(&["projects:read"]).with(|row| row.addresses = Set(addresses)).await;
    let from = |address: &str| client.at(&replica).with("X-Forwarded-For", address);
    let mut form = client.shown();
    form.push(("grant_type", "client_credentials".into()));
    assert_eq!(refusal(&from("198.51.100.1").submit("/oauth/token", &form).await), "401 invalid_client");
    let issued = from("192.0.2.7").submit("/oauth/token", &form).await.ok();
    client.set_bearer(issued.text_at("/access_token"));
    from("192.0.2.8").get("/projects").await.ok();
    from("2001:db8::1").get("/projects").await.ok();
    assert_eq!(from("198.51.100.1").get("/projects").await.problem(), "401 unauthenticated");
    assert_eq!(client.get("/projects").await.problem(), "401 unauthenticated", "a header that nobody trusts");
    replica.stop().await;
}

#[both_databases]
async fn libraries_find_the_endpoints_by_the_metadata(app: TestApp) {
    let visitor = app.visitor();
    let request = visitor.request(Method::GET, "/.well-known/oauth-authorization-server");
    let metadata = visitor.send(request).await.ok().json();
    let base = metadata["issuer"].as_str().unwrap();
    assert_eq!(metadata["token_endpoint"], format!("{base}/oauth/token"));
    assert_eq!(metadata["grant_types_supported"], json!(["client_credentials"]));
    assert!(metadata["scopes_supported"].as_array().unwrap().contains(&json!("submissions:read")));
}
