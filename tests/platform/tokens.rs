use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use insta::assert_snapshot;
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header, Validation, decode, decode_header, encode};
use reqwest::Method;
use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel, QueryOrder, Set};
use serde_json::{Value, json};
use wenovate::{
    members::{MemberStatus, session},
    platform::time::days,
};

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
    validation.set_issuer(&[&app.foundation().config.public_url]);
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

/// Each is signed as well as its forger can: what refuses it is the one rule that it breaks.
#[both_databases]
async fn a_forged_token_is_refused_by_the_rule_that_it_breaks(app: TestApp) {
    let (member, stranger) = (app.member().await, SigningPair::generate());
    let token = parts(&member);
    let kid = token.header["kid"].as_str().unwrap().to_owned();
    let as_it_is = signed(&app, &kid, |_| ()).await;
    let bearer = |token: &str| app.visitor().with("Authorization", format!("Bearer {token}"));
    bearer(&as_it_is).get("/me").await.ok();

    let claim = async |change: fn(&mut Value)| signed(&app, &kid, change).await;
    let keys = app.foundation().keys.load(&app.foundation().db).await.unwrap();
    let ours = &keys[0];
    let header = |change: fn(&mut Header)| {
        let mut header = Header::new(Algorithm::EdDSA);
        (header.typ, header.kid) = (Some("at+jwt".into()), Some(kid.clone()));
        change(&mut header);
        header
    };
    let by_us = |header: Header| encode(&header, &token.claims, &ours.encoding).unwrap();
    let public = URL_SAFE_NO_PAD.decode(&ours.public.x).unwrap();
    let symmetric = Header { alg: Algorithm::HS256, ..header(|_| ()) };
    let hmac = |secret: &[u8]| encode(&symmetric, &token.claims, &EncodingKey::from_secret(secret)).unwrap();
    let theirs = |change: fn(&mut Value, &str)| {
        let mut head = json!({ "typ": "at+jwt", "alg": "EdDSA", "kid": kid });
        change(&mut head, &stranger.public);
        stranger.sign(&head, &token.claims)
    };
    for (what, forged) in [
        ("no expiry", claim(|it| drop(it.as_object_mut().unwrap().remove("exp"))).await),
        ("no subject", claim(|it| drop(it.as_object_mut().unwrap().remove("sub"))).await),
        ("no issuer", claim(|it| drop(it.as_object_mut().unwrap().remove("iss"))).await),
        ("no audience", claim(|it| drop(it.as_object_mut().unwrap().remove("aud"))).await),
        ("another issuer", claim(|it| it["iss"] = json!("https://elsewhere.example")).await),
        ("another audience", claim(|it| it["aud"] = json!("elsewhere")).await),
        ("expired", claim(|it| it["exp"] = json!(it["iat"].as_i64().unwrap() - 1)).await),
        ("another type", by_us(header(|it| it.typ = Some("JWT".into())))),
        ("no type", by_us(header(|it| it.typ = None))),
        ("no key named", by_us(header(|it| it.kid = None))),
        ("another key named", by_us(header(|it| it.kid = Some("0000000000000000".into())))),
        ("the public key as a shared secret", hmac(&public)),
        ("its text as a shared secret", hmac(ours.public.x.as_bytes())),
        ("a stranger's key under our name", theirs(|_, _| ())),
        (
            "a key brought along",
            theirs(|it, x| it["jwk"] = json!({ "kty": "OKP", "crv": "Ed25519", "x": x })),
        ),
        ("a key to be fetched", theirs(|it, _| it["jku"] = json!("http://127.0.0.1:9/jwks.json"))),
        ("a certificate to be fetched", theirs(|it, _| it["x5u"] = json!("http://127.0.0.1:9/chain.pem"))),
        ("an extension that must be understood", theirs(|it, _| it["crit"] = json!(["exp"]))),
    ] {
        assert_eq!(bearer(&forged).get("/me").await.problem(), "401 unauthenticated", "{what}");
    }
}

/// A token of the newest session, with other claims, signed by our own key.
pub async fn signed(app: &TestApp, kid: &str, change: impl FnOnce(&mut Value)) -> String {
    let foundation = app.foundation();
    let session = session::Entity::find()
        .order_by_desc(session::Column::Id)
        .one(&*foundation.db)
        .await
        .unwrap()
        .unwrap();
    let mut claims = json!({
        "iss": foundation.config.public_url,
        "aud": "wenovate",
        "sub": session.member_id,
        "sid": session.id,
        "iat": app.now().seconds(),
        "exp": app.now().seconds() + 900,
    });
    change(&mut claims);
    let keys = foundation.keys.load(&foundation.db).await.unwrap();
    let key = keys.iter().find(|key| key.kid == kid).unwrap();
    let header =
        Header { typ: Some("at+jwt".into()), kid: Some(kid.into()), ..Header::new(Algorithm::EdDSA) };
    encode(&header, &claims, &key.encoding).unwrap()
}

/// Somebody's own key.
struct SigningPair {
    pair: rcgen::KeyPair,
    public: String,
}

impl SigningPair {
    fn generate() -> Self {
        let pair = rcgen::KeyPair::generate_for(&rcgen::PKCS_ED25519).unwrap();
        let public = URL_SAFE_NO_PAD.encode(pair.public_key_raw());
        Self { pair, public }
    }

    fn sign(&self, header: &Value, claims: &Value) -> String {
        use rcgen::SigningKey;
        let signed = format!("{}.{}", encoded(header), encoded(claims));
        let signature = self.pair.sign(signed.as_bytes()).unwrap();
        format!("{signed}.{}", URL_SAFE_NO_PAD.encode(signature))
    }
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
    row.update(&*app.foundation().db).await.unwrap();
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
