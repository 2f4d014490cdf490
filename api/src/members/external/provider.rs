//! The providers that are configured, and what is remembered of them.

use std::{fmt, sync::Arc, time::Duration};

use reqwest::Url;
use secrecy::SecretString;
use serde::{Deserialize, Serialize};
use tokio::sync::Mutex;

use super::{
    PROVIDER_REFUSED, PROVIDER_UNAVAILABLE, dialect,
    openid::{self, Asking, Metadata},
    outgoing::Outgoing,
    profile::ExternalProfile,
};
use crate::platform::{
    config::{Config, ProviderKind, SignInProvider},
    problem::{Problem, Result},
    random::Random,
    time::Timestamp,
};

/// Metadata are asked for again after this, and go on being used for so long when there is no answer.
const FRESH: Duration = Duration::from_hours(1);
const USABLE: Duration = Duration::from_hours(24);
/// After a failure nobody waits for the next one for so long; a key that is not known is not looked for more often.
const PAUSE: Duration = Duration::from_secs(20);

/// All of them. Cheap to clone.
#[derive(Clone)]
pub struct Providers(Arc<Vec<Provider>>);

/// One of them.
pub struct Provider {
    pub settings: SignInProvider,
    pub secret: Option<SecretString>,
    /// Where it sends the browser back to.
    pub redirect: String,
    pub http: Outgoing,
    /// Whoever asks first asks for all who wait.
    known: Mutex<Known>,
}

/// What is known of a provider that tells of itself.
#[derive(Default)]
struct Known {
    metadata: Option<(Metadata, Timestamp)>,
    asked_at: Option<Timestamp>,
}

/// What a sign-in at a provider is made with, and proven by.
#[derive(Clone, Serialize, Deserialize)]
pub struct Secrets {
    pub nonce: String,
    pub verifier: String,
}

impl Secrets {
    pub fn draw(random: &Random) -> Self {
        Self { nonce: random.token(), verifier: random.token() }
    }
}

/// Who has signed in there.
pub struct Answered {
    /// By which the provider knows the person. It is hashed and forgotten.
    pub subject: String,
    pub profile: ExternalProfile,
    /// How to learn more of the profile.
    pub asking: Option<Asking>,
}

impl Providers {
    /// # Errors
    /// When a secret cannot be read or no client can be made.
    pub fn of(config: &Config) -> Result<Self> {
        let made = config.sign_in_providers.iter().map(|settings| {
            Ok(Provider {
                secret: settings.secret().map_err(Problem::internal)?,
                redirect: config.link(&format!("/sign-in/callback/{}", settings.key)),
                http: Outgoing::new()?,
                known: Mutex::default(),
                settings: settings.clone(),
            })
        });
        Ok(Self(Arc::new(made.collect::<Result<_>>()?)))
    }

    pub fn iter(&self) -> impl Iterator<Item = &Provider> {
        self.0.iter()
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// # Errors
    /// 404 when there is none with this key.
    pub fn find(&self, key: &str) -> Result<&Provider> {
        self.iter().find(|provider| provider.settings.key == key).ok_or_else(Problem::not_found)
    }
}

impl Provider {
    /// Where the browser goes.
    ///
    /// # Errors
    /// 503 when the provider has not said where that is.
    pub async fn authorization_url(&self, now: Timestamp, state: &str, secrets: &Secrets) -> Result<Url> {
        match self.settings.kind {
            ProviderKind::Openid => {
                openid::authorization_url(self, &self.metadata(now).await?, state, secrets)
            }
            ProviderKind::Oauth2Xml => dialect::authorization_url(self, state, secrets),
        }
    }

    /// Whose code this is.
    ///
    /// # Errors
    /// 403 when it is somebody else's answer, or the provider does not stand by it, 503 when it cannot be asked.
    pub async fn identify(
        &self,
        now: Timestamp,
        code: String,
        iss: Option<&str>,
        secrets: Secrets,
    ) -> Result<Answered> {
        match self.settings.kind {
            ProviderKind::Openid => {
                let metadata = self.metadata(now).await?;
                if !openid::comes_from(&metadata, iss) {
                    return Err(self.refused("another issuer’s answer"));
                }
                openid::identify(self, metadata, now, code, secrets).await
            }
            // It has no name of this kind: whoever says one is another.
            ProviderKind::Oauth2Xml if iss.is_some() => Err(self.refused("another issuer’s answer")),
            ProviderKind::Oauth2Xml => dialect::identify(self, code, secrets).await,
        }
    }

    /// All that it tells of the person.
    pub async fn profile(&self, answered: Answered) -> ExternalProfile {
        let Some(asking) = answered.asking else { return answered.profile };
        let (more, known) = (openid::ask(self, asking).await.unwrap_or_default(), answered.profile);
        ExternalProfile {
            given_name: known.given_name.or(more.given_name),
            family_name: known.family_name.or(more.family_name),
            email: known.email.or(more.email),
        }
    }

    /// What the provider is told apart by: two of them may know different people by one identifier.
    pub fn realm(&self) -> &str {
        self.settings.issuer.as_deref().or(self.settings.userinfo_url.as_deref()).unwrap_or_default()
    }

    async fn metadata(&self, now: Timestamp) -> Result<Metadata> {
        let mut known = self.known.lock().await;
        if let Some((metadata, at)) = &known.metadata
            && now < *at + FRESH
        {
            return Ok(metadata.clone());
        }
        if known.asked_at.is_none_or(|at| now >= at + PAUSE) {
            self.discover(&mut known, now).await;
        }
        let usable = known.metadata.as_ref().filter(|(_, at)| now < *at + USABLE);
        usable.map(|(metadata, _)| metadata.clone()).ok_or_else(away)
    }

    /// The metadata as they are now, unless they were asked for just before.
    ///
    /// # Errors
    /// 503 when there are none.
    pub async fn metadata_anew(&self, now: Timestamp) -> Result<Metadata> {
        let mut known = self.known.lock().await;
        if known.asked_at.is_none_or(|at| now >= at + PAUSE) {
            self.discover(&mut known, now).await;
        }
        known.metadata.as_ref().map(|(metadata, _)| metadata.clone()).ok_or_else(away)
    }

    async fn discover(&self, known: &mut Known, now: Timestamp) {
        known.asked_at = Some(now);
        if let Ok(metadata) = openid::discover(self).await {
            known.metadata = Some((metadata, now));
        }
    }
}

/// What is answered while a provider is away.
fn away() -> Problem {
    Problem::new(PROVIDER_UNAVAILABLE).retry_after(PAUSE.as_secs())
}

/// How a provider's faults are told: in the log with their cause, to the caller without.
impl Provider {
    pub fn note(&self, cause: &(impl fmt::Display + ?Sized)) {
        tracing::warn!(provider = self.settings.key, %cause, "a sign-in provider");
    }

    pub fn unavailable(&self, cause: &(impl fmt::Display + ?Sized)) -> Problem {
        self.note(cause);
        away()
    }

    pub fn refused(&self, cause: &(impl fmt::Display + ?Sized)) -> Problem {
        self.note(cause);
        PROVIDER_REFUSED.into()
    }
}
