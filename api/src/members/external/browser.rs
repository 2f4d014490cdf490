//! The browser in which a sign-in began: only it can end it, so that nobody can be signed in as somebody else by a link.

use std::future::{Ready, ready};

use actix_web::{
    FromRequest, HttpRequest,
    cookie::{Cookie, SameSite, time::Duration},
    dev::Payload,
    web,
};

use crate::platform::{
    config::Config,
    problem::{Problem, Result},
    random::{Random, token_hash},
};

/// For a sign-in at the provider, and a registration after it.
const MINUTES: i64 = 60;

/// The cookie that a browser brings; `None` where it brings none of ours.
#[derive(Clone, Debug)]
pub struct Browser(Option<String>);

impl FromRequest for Browser {
    type Error = Problem;
    type Future = Ready<Result<Self>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let config = request.app_data::<web::Data<Config>>();
        let found = config.and_then(|config| request.cookie(cookie_name(config)));
        let secret = found.map(|cookie| cookie.value().to_owned()).filter(|secret| secret.len() == 43);
        ready(Ok(Self(secret)))
    }
}

impl Browser {
    /// How it is stored.
    pub fn hash(&self) -> Option<String> {
        self.0.as_deref().map(token_hash)
    }

    /// The cookie that it keeps; the one that it has, where it has one, so that two tabs do not disturb each other.
    pub fn remembered(self, config: &Config, random: &Random) -> (String, Cookie<'static>) {
        let secret = self.0.unwrap_or_else(|| random.token());
        let hash = token_hash(&secret);
        // Lax: the browser comes back from another site.
        let cookie = Cookie::build(cookie_name(config), secret)
            .path("/")
            .http_only(true)
            .secure(config.is_https_or_local())
            .same_site(SameSite::Lax)
            .max_age(Duration::minutes(MINUTES))
            .finish();
        (hash, cookie)
    }
}

fn cookie_name(config: &Config) -> &'static str {
    if config.is_https_or_local() { "__Host-wenovate-provider" } else { "wenovate-provider" }
}
