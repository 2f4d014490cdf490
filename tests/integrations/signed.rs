//! Clients that sign in place of showing a secret (RFC 7523).

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use rcgen::{KeyPair, PKCS_ECDSA_P256_SHA256, PKCS_ED25519, SigningKey};
use sea_orm::Set;
use serde_json::{Value, json};
use wenovate::integrations::api_client_key;

use crate::app::{ApiClient, Reply, TestApp, both_databases};

const KIND: &str = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

/// A client's own pair of keys, the public one of which was entered.
struct Signer {
    pair: KeyPair,
    alg: &'static str,
}

impl Signer {
    async fn ed25519(app: &TestApp, client: &ApiClient) -> Self {
        let pair = KeyPair::generate_for(&PKCS_ED25519).unwrap();
        let x = URL_SAFE_NO_PAD.encode(pair.public_key_raw());
        enter(app, client, json!({ "kty": "OKP", "crv": "Ed25519", "x": x })).await;
        Self { pair, alg: "EdDSA" }
    }

    fn sign(&self, claims: &Value) -> String {
        self.sign_with(&json!({ "alg": self.alg, "typ": "JWT" }), claims)
    }

    fn sign_with(&self, header: &Value, claims: &Value) -> String {
        let part = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
        let text = format!("{}.{}", part(header), part(claims));
        let signature = self.pair.sign(text.as_bytes()).unwrap();
        let signature = if self.alg == "ES256" { raw(&signature) } else { signature };
        format!("{text}.{}", URL_SAFE_NO_PAD.encode(signature))
    }
}

async fn enter(app: &TestApp, client: &ApiClient, jwk: Value) {
    app.row(api_client_key::ActiveModel {
        id: Set(app.id()),
        client_id: Set(client.id()),
        jwk: Set(serde_json::from_value(jwk).unwrap()),
        thumbprint: Set("tests".into()),
        created_at: Set(app.now()),
    })
    .await;
}

/// Of a signature in DER the two numbers of 32 bytes that a JWS wants.
fn raw(der: &[u8]) -> Vec<u8> {
    let mut rest = &der[2..];
    let mut whole = Vec::new();
    for _ in 0..2 {
        let length = usize::from(rest[1]);
        let number = &rest[2..2 + length];
        let number = &number[number.len().saturating_sub(32)..];
        whole.extend(std::iter::repeat_n(0, 32 - number.len()).chain(number.iter().copied()));
        rest = &rest[2 + length..];
    }
    whole
}

fn claims(app: &TestApp, client: &ApiClient, jti: &str) -> Value {
    let issuer = &app.foundation().config.public_url;
    json!({ "iss": client.id(), "sub": client.id(), "aud": format!("{issuer}/oauth/token"), "jti": jti,
        "iat": app.now().seconds(), "exp": app.now().seconds() + 60 })
}

async fn shown(app: &TestApp, assertion: &str) -> Reply {
    let form = [
        ("grant_type", "client_credentials".to_owned()),
        ("client_assertion_type", KIND.to_owned()),
        ("client_assertion", assertion.to_owned()),
    ];
    app.visitor().submit("/oauth/token", &form).await
}

#[both_databases]
async fn an_assertion_is_good_once_on_all_replicas(app: TestApp) {
    let client = app.api_client(&["projects:read"]).await;
    let signer = Signer::ed25519(&app, &client).await;
    let assertion = signer.sign(&claims(&app, &client, "first"));
    let issued = shown(&app, &assertion).await.ok();
    client.set_bearer(issued.text_at("/access_token"));
    client.get("/projects").await.ok();
    assert_eq!(shown(&app, &assertion).await.status(), 401, "the same again");
    let same = signer.sign(&claims(&app, &client, "first"));
    assert_eq!(shown(&app, &same).await.status(), 401, "another of the same jti");
    shown(&app, &signer.sign(&claims(&app, &client, "second"))).await.ok();
    let other = app.api_client(&["projects:read"]).await;
    let theirs = Signer::ed25519(&app, &other).await;
    shown(&app, &theirs.sign(&claims(&app, &other, "first"))).await.ok();
}

#[both_databases]
async fn an_assertion_is_signed_with_a_key_of_the_client(app: TestApp) {
    let client = app.api_client(&["projects:read"]).await;
    let signer = Signer::ed25519(&app, &client).await;
    let stranger = Signer { pair: KeyPair::generate_for(&PKCS_ED25519).unwrap(), alg: "EdDSA" };
    let x = URL_SAFE_NO_PAD.encode(stranger.pair.public_key_raw());
    let brought = json!({ "alg": "EdDSA", "jwk": { "kty": "OKP", "crv": "Ed25519", "x": x } });
    let good = claims(&app, &client, "a");
    let unsigned = signer.sign_with(&json!({ "alg": "none" }), &good);
    let (head, rest) = unsigned.split_once('.').unwrap();
    let without = format!("{head}.{}.", rest.split('.').next().unwrap());
    let mut other = claims(&app, &client, "b");
    other["iss"] = json!(app.api_client(&["projects:read"]).await.id());
    other["sub"] = other["iss"].clone();
    let mut elsewhere = claims(&app, &client, "c");
    elsewhere["aud"] = json!("https://elsewhere.example/oauth/token");
    let mut late = claims(&app, &client, "d");
    late["exp"] = json!(app.now().seconds() - 120);
    let mut long = claims(&app, &client, "e");
    long["exp"] = json!(app.now().seconds() + 86_400);
    for (what, assertion) in [
        ("a stranger's key", stranger.sign(&good)),
        ("a key brought along", stranger.sign_with(&brought, &good)),
        ("unsigned", without),
        ("another algorithm named", signer.sign_with(&json!({ "alg": "ES256" }), &good)),
        ("a shared secret's algorithm", signer.sign_with(&json!({ "alg": "HS256" }), &good)),
        ("of another client", signer.sign(&other)),
        ("for somebody else", signer.sign(&elsewhere)),
        ("of yesterday", signer.sign(&late)),
        ("good for a day", signer.sign(&long)),
        ("no assertion", "x.y.z".into()),
    ] {
        let reply = shown(&app, &assertion).await;
        assert_eq!((reply.status(), reply.json()["error"].clone()), (401, json!("invalid_client")), "{what}");
    }
    shown(&app, &signer.sign(&good)).await.ok();
}

#[both_databases]
async fn keys_on_p256_sign_too(app: TestApp) {
    let client = app.api_client(&["projects:read"]).await;
    let pair = KeyPair::generate_for(&PKCS_ECDSA_P256_SHA256).unwrap();
    let point = pair.public_key_raw().to_vec();
    let (x, y) = (URL_SAFE_NO_PAD.encode(&point[1..33]), URL_SAFE_NO_PAD.encode(&point[33..65]));
    enter(&app, &client, json!({ "kty": "EC", "crv": "P-256", "x": x, "y": y, "kid": "p" })).await;
    let signer = Signer { pair, alg: "ES256" };
    let named = |kid: &str, jti: &str| {
        signer.sign_with(&json!({ "alg": "ES256", "kid": kid }), &claims(&app, &client, jti))
    };
    assert_eq!(shown(&app, &named("other", "a")).await.status(), 401, "another key is named");
    shown(&app, &named("p", "b")).await.ok();
}
