use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use insta::assert_snapshot;
use jsonwebtoken::{Algorithm, DecodingKey, Validation, decode, decode_header};
use reqwest::Method;
use sea_orm::{ActiveModelTrait, IntoActiveModel, Set};
use serde_json::{Value, json};
use wenovate::{members::MemberStatus, platform::time::days};

use crate::app::{Member, TestApp, both_databases};

#[both_databases]
async fn another_system_verifies_our_tokens_by_the_published_keys(app: TestApp) {
    let member = app.member().await;
    let token = member.bearer().unwrap();
    let visitor = app.visitor();
    let keys = visitor.send(visitor.request(Method::GET, "/.well-known/jwks.json")).await.ok();
    assert!(keys.header("cache-control").contains("max-age"));
    let keys = keys.json();
    let header = decode_header(&token).unwrap();
    assert_eq!(header.typ.as_deref(), Some("at+jwt"));
    let key =
        keys["keys"].as_array().unwrap().iter().find(|key| key["kid"] == header.kid.as_deref().unwrap());
    let key = key.expect("the key that signed is published");
    assert_eq!((&key["kty"], &key["crv"], &key["alg"]), (&json!("OKP"), &json!("Ed25519"), &json!("EdDSA")));
    assert!(key.get("d").is_none(), "the private part is not");

    let mut validation = Validation::new(Algorithm::EdDSA);
    validation.set_audience(&["wenovate"]);
    validation.set_issuer(&[&app.services().config.public_url]);
    validation.validate_exp = false;
    let public = DecodingKey::from_ed_components(key["x"].as_str().unwrap()).unwrap();
    let claims = decode::<Value>(&token, &public, &validation).unwrap().claims;
    assert_eq!(claims["sub"], member.id().to_string());
    assert_eq!(claims["exp"].as_i64().unwrap() - claims["iat"].as_i64().unwrap(), 15 * 60);
}

#[both_databases]
async fn a_token_ends_after_its_minutes_and_is_renewed_by_the_cookie(app: TestApp) {
    let member = app.member().await;
    member.get("/me").await.ok();
    app.advance(std::time::Duration::from_mins(15));
    let reply = member.get("/me").await;
    assert_snapshot!(reply.problem(), @"401 unauthenticated");
    assert_eq!(reply.header("www-authenticate"), "Bearer");
    member.renew().await;
    member.get("/me").await.ok();
}

#[both_databases]
async fn a_token_that_was_changed_is_refused(app: TestApp) {
    let (member, other) = (app.member().await, app.member().await);
    let (token, others) = (parts(&member), parts(&other));
    let mut claims = token.claims.clone();
    claims["sub"] = json!(other.id().to_string());
    let forged = |header: &Value, claims: &Value, signature: &str| {
        format!("{}.{}.{signature}", encoded(header), encoded(claims))
    };
    let mut later = token.claims.clone();
    later["exp"] = json!(token.claims["exp"].as_i64().unwrap() + 3_600);
    let mut unsigned = token.header.clone();
    unsigned["alg"] = json!("none");
    let mut symmetric = token.header.clone();
    symmetric["alg"] = json!("HS256");
    let mut other_type = token.header.clone();
    other_type["typ"] = json!("JWT");
    let mut unknown_key = token.header.clone();
    unknown_key["kid"] = json!("0000000000000000");
    for (what, bearer) in [
        ("another's claims", forged(&token.header, &claims, &token.signature)),
        ("another's signature", forged(&token.header, &token.claims, &others.signature)),
        ("a later end", forged(&token.header, &later, &token.signature)),
        ("no algorithm", forged(&unsigned, &token.claims, "")),
        ("a shared secret", forged(&symmetric, &token.claims, &token.signature)),
        ("another type", forged(&other_type, &token.claims, &token.signature)),
        ("an unknown key", forged(&unknown_key, &token.claims, &token.signature)),
        ("no signature", forged(&token.header, &token.claims, "")),
        ("no token", "abc".into()),
        ("two parts", format!("{}.{}", encoded(&token.header), encoded(&token.claims))),
    ] {
        let reply = app.visitor().with("Authorization", format!("Bearer {bearer}")).get("/me").await;
        assert_eq!(reply.problem(), "401 unauthenticated", "{what}");
    }
    let whole = forged(&token.header, &token.claims, &token.signature);
    assert_eq!(whole, member.bearer().unwrap(), "unchanged, it is the token that is taken");
    app.visitor().with("Authorization", format!("bearer {}", member.bearer().unwrap())).get("/me").await.ok();
}

/// A public operation refuses a bad token, too: to answer as to a visitor would hide that a session has ended.
#[both_databases]
async fn a_bad_token_is_refused_where_none_is_needed(app: TestApp) {
    for bearer in ["Bearer abc", "Basic YTpi", "abc", "Bearer "] {
        let reply = app.visitor().with("Authorization", bearer).get("/criteria-sets").await;
        assert_eq!(reply.problem(), "401 unauthenticated", "{bearer}");
    }
    app.visitor().get("/criteria-sets").await.ok();
}

#[both_databases]
async fn whoever_was_suspended_is_out_at_once(app: TestApp) {
    let member = app.member().await;
    member.get("/me").await.ok();
    let mut row = member.row().clone().into_active_model();
    row.status = Set(MemberStatus::Suspended);
    row.update(&*app.services().db).await.unwrap();
    assert_snapshot!(member.get("/me").await.problem(), @"401 unauthenticated");
    assert_eq!(member.post("/sessions/refresh", ()).await.status(), 401);
}

#[both_databases]
async fn a_token_is_worth_nothing_once_its_session_has_ended(app: TestApp) {
    let member = app.member().await;
    assert_eq!(member.delete("/sessions/current").await.status(), 204);
    assert_snapshot!(member.get("/me").await.problem(), @"401 unauthenticated");
    let idle = app.member().await;
    app.advance(days(15));
    assert_eq!(idle.post("/sessions/refresh", ()).await.status(), 401, "an unused session ends");
}

struct Parts {
    header: Value,
    claims: Value,
    signature: String,
}

fn parts(member: &Member) -> Parts {
    let token = member.bearer().unwrap();
    let mut parts = token.split('.');
    let mut json = || {
        let part = URL_SAFE_NO_PAD.decode(parts.next().unwrap()).unwrap();
        serde_json::from_slice::<Value>(&part).unwrap()
    };
    let (header, claims) = (json(), json());
    Parts { header, claims, signature: parts.next().unwrap().to_owned() }
}

fn encoded(json: &Value) -> String {
    URL_SAFE_NO_PAD.encode(serde_json::to_vec(json).unwrap())
}
