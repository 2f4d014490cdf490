//! The refresh token: what it is made of, how it rotates, and the cookie that carries it.

use actix_web::{
    HttpRequest,
    cookie::{Cookie, SameSite, time::Duration},
};
use aws_lc_rs::hmac;
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use uuid::Uuid;

use super::entity::session::SessionId;
use crate::platform::{config::Config, random::token_hash};

/// A session's id and the secret that renews it.
#[derive(Debug)]
pub struct RefreshToken {
    pub session: SessionId,
    secret: String,
}

impl RefreshToken {
    pub const fn new(session: SessionId, secret: String) -> Self {
        Self { session, secret }
    }

    /// From the request's cookie.
    pub fn of(request: &HttpRequest, config: &Config) -> Option<Self> {
        let cookie = request.cookie(cookie_name(config))?;
        let (session, secret) = cookie.value().split_once('.')?;
        let session = SessionId(Uuid::try_parse(session).ok()?);
        (secret.len() <= 64).then(|| Self { session, secret: secret.to_owned() })
    }

    /// How it is stored.
    pub fn hash(&self) -> String {
        token_hash(&self.secret)
    }

    /// The next token. It is derived and not drawn, so that a client whose answer got lost, or a second tab that
    /// asks in the same moment, is given the same one.
    #[must_use]
    pub fn successor(&self, key: &str) -> Self {
        let key = hmac::Key::new(hmac::HMAC_SHA256, key.as_bytes());
        let tag = hmac::sign(&key, self.secret.as_bytes());
        Self { session: self.session, secret: URL_SAFE_NO_PAD.encode(tag.as_ref()) }
    }

    /// The cookie that only this service's own pages send back.
    pub fn cookie(&self, config: &Config) -> Cookie<'static> {
        let days = i64::try_from(config.session_days).unwrap_or(14);
        cookie(config, format!("{}.{}", self.session, self.secret), Duration::days(days))
    }

    /// The cookie that takes it away.
    pub fn removal(config: &Config) -> Cookie<'static> {
        cookie(config, String::new(), Duration::ZERO)
    }
}

fn cookie(config: &Config, value: String, age: Duration) -> Cookie<'static> {
    Cookie::build(cookie_name(config), value)
        .path("/")
        .http_only(true)
        .secure(config.is_https_or_local())
        .same_site(SameSite::Strict)
        .max_age(age)
        .finish()
}

/// `__Host-` binds the cookie to this host and to https (RFC 6265bis); browsers count localhost as secure.
fn cookie_name(config: &Config) -> &'static str {
    if config.is_https_or_local() { "__Host-wenovate" } else { "wenovate" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_successor_is_the_same_each_time_and_needs_the_key() {
        let token = RefreshToken::new(SessionId(Uuid::nil()), "secret".into());
        assert_eq!(token.successor("key").hash(), token.successor("key").hash());
        assert_ne!(token.successor("key").hash(), token.successor("other").hash());
        assert_ne!(token.successor("key").hash(), token.hash());
    }
}
