//! What a client signs in place of showing a secret: an assertion of RFC 7523, good once and for a short while.

use jsonwebtoken::{Validation, decode, decode_header};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde::Deserialize;

use super::refusal::Result;
use crate::{
    integrations::clients::entity::{ClientId, key},
    platform::{db::Db, spent, time::Timestamp, token::Tokens},
};

pub const KIND: &str = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

/// An assertion lives no longer: so long is it remembered that it was used.
const LONGEST_SECONDS: i64 = 600;
/// So far may the client's clock be ahead.
const SKEW_SECONDS: i64 = 60;

#[derive(Debug, Deserialize)]
struct Claims {
    iss: String,
    sub: String,
    aud: Audience,
    exp: i64,
    jti: String,
    #[serde(default)]
    iat: Option<i64>,
    #[serde(default)]
    nbf: Option<i64>,
}

#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum Audience {
    One(String),
    Many(Vec<String>),
}

/// The client that an assertion speaks of, before anything of it is believed.
pub fn claimed(assertion: &str) -> Option<ClientId> {
    let claims = jsonwebtoken::dangerous::insecure_decode::<Claims>(assertion).ok()?.claims;
    claims.sub.parse().map(ClientId).ok()
}

/// Whether the assertion is the client's, for us, of now, and used for the first time.
///
/// # Errors
/// When the database refuses.
pub async fn is_good(db: &Db, tokens: &Tokens, client: ClientId, assertion: &str) -> Result<bool> {
    let keys = key::Entity::find().filter(key::COLUMN.client_id.eq(client)).all(&**db).await?;
    let Some(claims) = verified(&keys, assertion) else { return Ok(false) };
    if !is_for(&claims, client, tokens.issuer(), db.now()) {
        return Ok(false);
    }
    let name = spent::name_of("assertion", client.0, &claims.jti);
    let expires = Timestamp((claims.exp + SKEW_SECONDS) * 1_000_000);
    Ok(spent::spend_now(db, name, expires).await?)
}

/// What it says, when one of the keys has signed it. The key says which algorithm; the header only which key.
fn verified(keys: &[key::Model], assertion: &str) -> Option<Claims> {
    let header = decode_header(assertion).ok()?;
    let named =
        |key: &&key::Model| header.kid.is_none() || key.jwk.kid.is_none() || key.jwk.kid == header.kid;
    keys.iter().filter(named).find_map(|key| {
        let verifier = key.jwk.verifier()?;
        let algorithm = *verifier.algorithms.iter().find(|algorithm| **algorithm == header.alg)?;
        let mut validation = Validation::new(algorithm);
        validation.validate_exp = false;
        validation.validate_aud = false;
        validation.set_required_spec_claims(&["iss", "sub", "aud", "exp"]);
        decode::<Claims>(assertion, &verifier.key, &validation).ok().map(|token| token.claims)
    })
}

/// For the token endpoint or the server as a whole (RFC 7523, section 3), by the injected clock.
fn is_for(claims: &Claims, client: ClientId, issuer: &str, now: Timestamp) -> bool {
    let id = client.to_string();
    let endpoint = format!("{issuer}/oauth/token");
    let ours = |audience: &String| *audience == issuer || *audience == endpoint;
    let for_us = match &claims.aud {
        Audience::One(audience) => ours(audience),
        Audience::Many(audiences) => audiences.iter().any(ours),
    };
    let now = now.seconds();
    let began = |at: Option<i64>| at.is_none_or(|at| at <= now + SKEW_SECONDS);
    claims.iss == id
        && claims.sub == id
        && for_us
        && (1..=255).contains(&claims.jti.len())
        && claims.exp > now - SKEW_SECONDS
        && claims.exp <= now + LONGEST_SECONDS
        && began(claims.iat)
        && began(claims.nbf)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_assertion_is_for_us_and_of_now() {
        let client = ClientId(uuid::Uuid::from_u128(7));
        let now = Timestamp(1_000_000_000);
        let judged = |change: fn(&mut Claims)| {
            let mut claims = Claims {
                iss: client.to_string(),
                sub: client.to_string(),
                aud: Audience::One("https://us.example/oauth/token".into()),
                exp: 1_120,
                jti: "once".into(),
                iat: Some(1_000),
                nbf: None,
            };
            change(&mut claims);
            is_for(&claims, client, "https://us.example", now)
        };
        assert!(judged(|_| {}));
        assert!(judged(|it| it.aud = Audience::Many(vec!["x".into(), "https://us.example".into()])));
        assert!(!judged(|it| it.aud = Audience::One("https://us.example/oauth/token/".into())));
        assert!(!judged(|it| it.iss = "somebody".into()));
        assert!(!judged(|it| it.sub = "somebody".into()));
        assert!(!judged(|it| it.exp = 900) && judged(|it| it.exp = 950));
        assert!(!judged(|it| it.exp = 9_999), "it would have to be remembered for hours");
        assert!(!judged(|it| it.jti = String::new()));
        assert!(!judged(|it| it.iat = Some(1_100)) && !judged(|it| it.nbf = Some(1_100)));
    }
}
