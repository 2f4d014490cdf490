//! Access tokens: short-lived JWTs (RFC 9068) signed with Ed25519, and the JWKS that lets others verify them.

use std::{
    sync::{Arc, PoisonError, RwLock},
    time::Duration,
};

use jsonwebtoken::{Algorithm, Header, Validation, decode, decode_header, encode};
use quick_cache::sync::Cache;
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use sha2::{Digest, Sha256};
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    config::Config,
    db::Db,
    keys::{Keyring, PublicKey, SigningKey, verify_statement},
    problem::{Problem, Result, UNAUTHENTICATED},
    time::Timestamp,
};

/// Who the tokens are for.
const AUDIENCE: &str = "wenovate";
const TYPE: &str = "at+jwt";
/// How long a process believes what it knows of the keys: a new one must be known before it signs, one that was revoked must
/// verify no more.
const REFRESH_AFTER: Duration = Duration::from_mins(1);
/// How often an unknown `kid` may make a process look for new keys.
const RELOAD_AFTER: Duration = Duration::from_secs(10);

/// What an access token says.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct AccessClaims {
    pub iss: String,
    pub aud: String,
    /// The member, or the API client.
    pub sub: Uuid,
    /// The session, by which a sign-out takes effect at once; clients have none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sid: Option<Uuid>,
    pub iat: i64,
    pub exp: i64,
    /// The rest is said of clients (RFC 9068, section 2.2).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub jti: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub client_id: Option<Uuid>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scope: Option<String>,
}

/// Whose token it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Bearer {
    Session(Uuid),
    Client { client_id: Uuid, token_id: String, scopes: Vec<String> },
}

impl AccessClaims {
    /// # Errors
    /// 401 when it is neither a session's nor a client's.
    pub fn bearer(self) -> Result<Bearer> {
        match (self.sid, self.client_id, self.jti) {
            (Some(session), None, _) => Ok(Bearer::Session(session)),
            (None, Some(client_id), Some(token_id)) if client_id == self.sub => {
                let scopes = self.scope.unwrap_or_default().split(' ').map(str::to_owned).collect();
                Ok(Bearer::Client { client_id, token_id, scopes })
            }
            _ => Err(UNAUTHENTICATED.into()),
        }
    }
}

/// Signs and verifies access tokens; caches the keys.
#[derive(Clone)]
pub struct Tokens {
    issuer: String,
    lifetime: Duration,
    keyring: Keyring,
    keys: Arc<RwLock<Cached>>,
    /// Claims of tokens whose signature was verified, by the token's hash: a page asks for many things with one token.
    verified: Arc<Cache<[u8; 32], Arc<Verified>>>,
}

/// A token whose signature was right.
struct Verified {
    kid: String,
    claims: AccessClaims,
}

/// Tokens that are remembered.
const REMEMBERED: usize = 10_000;

#[derive(Default)]
struct Cached {
    keys: Vec<SigningKey>,
    loaded_at: Option<Timestamp>,
}

/// The public keys (RFC 7517).
#[derive(Debug, Serialize, ToSchema)]
pub struct KeySet {
    pub keys: Vec<PublicKey>,
}

impl Tokens {
    pub fn new(config: &Config, keyring: Keyring) -> Self {
        Self {
            issuer: config.public_url.clone(),
            lifetime: Duration::from_secs(config.access_token_minutes * 60),
            keyring,
            keys: Arc::default(),
            verified: Arc::new(Cache::new(REMEMBERED)),
        }
    }

    /// Seconds that a token lives.
    pub const fn lifetime(&self) -> u64 {
        self.lifetime.as_secs()
    }

    /// # Errors
    /// When there is no key, or the database refuses.
    pub async fn sign_access(&self, db: &Db, member: Uuid, session: Uuid) -> Result<String> {
        let now = db.now();
        let claims = AccessClaims {
            iss: self.issuer.clone(),
            aud: AUDIENCE.into(),
            sub: member,
            sid: Some(session),
            iat: now.seconds(),
            exp: (now + self.lifetime).seconds(),
            jti: None,
            client_id: None,
            scope: None,
        };
        Ok(self.sign_statement(db, TYPE, &claims).await?.0)
    }

    /// A token of an API client, good for these scopes.
    ///
    /// # Errors
    /// When there is no key, or the database refuses.
    pub async fn sign_for_client(&self, db: &Db, client: Uuid, scope: String) -> Result<String> {
        let now = db.now();
        let claims = AccessClaims {
            iss: self.issuer.clone(),
            aud: AUDIENCE.into(),
            sub: client,
            sid: None,
            iat: now.seconds(),
            exp: (now + self.lifetime).seconds(),
            jti: Some(db.random().token()),
            client_id: Some(client),
            scope: Some(scope),
        };
        Ok(self.sign_statement(db, TYPE, &claims).await?.0)
    }

    /// Signs a statement of the platform, of a type that can be taken for no other, and names the key.
    ///
    /// # Errors
    /// When there is no key, or the database refuses.
    pub async fn sign_statement(
        &self,
        db: &Db,
        kind: &str,
        claims: &impl Serialize,
    ) -> Result<(String, PublicKey)> {
        let now = db.now();
        let key = self.key(db, |key| key.signs(now)).await?;
        let key = key.ok_or_else(|| Problem::internal("no signing key"))?;
        let header = Header { typ: Some(kind.into()), kid: Some(key.kid), ..Header::new(Algorithm::EdDSA) };
        let signed = encode(&header, claims, &key.encoding).map_err(Problem::internal)?;
        Ok((signed, key.public))
    }

    /// What a statement of this type says that was signed here, with a key that still verifies.
    ///
    /// # Errors
    /// 401 when it is none of ours.
    pub async fn verify_statement<C: DeserializeOwned + Clone>(
        &self,
        db: &Db,
        kind: &str,
        statement: &str,
    ) -> Result<C> {
        let (now, kid) = (db.now(), kid_of(statement, kind)?);
        let key = self.key(db, |key| key.kid == kid && key.verifies(now)).await?.ok_or(UNAUTHENTICATED)?;
        Ok(verify_statement(kind, statement, &key.public).ok_or(UNAUTHENTICATED)?)
    }

    /// Who says what is signed here: the address of the platform.
    pub fn issuer(&self) -> &str {
        &self.issuer
    }

    /// One algorithm, one type; the header's `kid` is only looked up, its `jku`, `jwk` and `x5u` are not read.
    ///
    /// # Errors
    /// 401 when the token is not ours, not for us, or has expired.
    pub async fn verify_access(&self, db: &Db, token: &str) -> Result<AccessClaims> {
        let now = db.now();
        let hash: [u8; 32] = Sha256::digest(token.as_bytes()).into();
        let known = self.verified.get(&hash);
        let kid = match &known {
            Some(verified) => verified.kid.clone(),
            None => kid_of(token, TYPE)?,
        };
        // A key that verifies no more does not speak for tokens that are remembered either.
        let key = self.key(db, |key| key.kid == kid && key.verifies(now)).await?.ok_or(UNAUTHENTICATED)?;
        let claims = if let Some(verified) = known {
            verified.claims.clone()
        } else {
            let claims = self.claims(&key, token)?;
            self.verified.insert(hash, Arc::new(Verified { kid, claims: claims.clone() }));
            claims
        };
        if claims.exp <= now.seconds() {
            return Err(UNAUTHENTICATED.into());
        }
        Ok(claims)
    }

    fn claims(&self, key: &SigningKey, token: &str) -> Result<AccessClaims> {
        let mut validation = Validation::new(Algorithm::EdDSA);
        validation.set_issuer(&[&self.issuer]);
        validation.set_audience(&[AUDIENCE]);
        validation.set_required_spec_claims(&["iss", "aud", "sub", "exp"]);
        // The expiry is checked each time, by the injected clock.
        validation.validate_exp = false;
        let token = decode::<AccessClaims>(token, &key.decoding, &validation);
        Ok(token.map_err(|_| UNAUTHENTICATED)?.claims)
    }

    /// # Errors
    /// When the database refuses.
    pub async fn public_keys(&self, db: &Db) -> Result<KeySet> {
        let keys = self.keyring.load(db).await.map_err(Problem::internal)?;
        Ok(KeySet { keys: keys.into_iter().map(|key| key.public).collect() })
    }

    /// The first key of which this is true.
    async fn key(&self, db: &Db, wanted: impl Fn(&SigningKey) -> bool) -> Result<Option<SigningKey>> {
        let now = db.now();
        {
            let cached = self.keys.read().unwrap_or_else(PoisonError::into_inner);
            let found = cached.keys.iter().find(|key| wanted(key));
            let patience = if found.is_some() { REFRESH_AFTER } else { RELOAD_AFTER };
            let fresh = cached.loaded_at.is_some_and(|at| at <= now && now < at + patience);
            if fresh && !cached.keys.is_empty() {
                return Ok(found.cloned());
            }
        }
        let keys = self.keyring.load(db).await.map_err(Problem::internal)?;
        let found = keys.iter().find(|key| wanted(key)).cloned();
        *self.keys.write().unwrap_or_else(PoisonError::into_inner) = Cached { keys, loaded_at: Some(now) };
        Ok(found)
    }
}

/// Which key the header of a token of this type names.
fn kid_of(token: &str, kind: &str) -> Result<String> {
    let header = decode_header(token).map_err(|_| UNAUTHENTICATED)?;
    let ours = header.typ.as_deref() == Some(kind);
    Ok(header.kid.filter(|_| ours).ok_or(UNAUTHENTICATED)?)
}
