//! The national registry's public API: lists come whole, in `data`, without pages; whoever asks too much or at a bad moment
//! is told 429 or 5xx, and asks again after a while.

use std::time::Duration;

use reqwest::{Client, StatusCode, header::RETRY_AFTER};
use serde_json::Value;

use super::incoming::Dictionary;

/// How often a question is asked before it is given up.
const ATTEMPTS: u32 = 5;

/// Before the second attempt; twice as long before each further one.
const FIRST_PAUSE: Duration = Duration::from_millis(500);

/// The longest pause that it asks for and gets.
const LONGEST_PAUSE: Duration = Duration::from_secs(30);

/// The registry could not be asked, or answered with something else.
#[derive(Debug, thiserror::Error)]
pub enum Unreachable {
    #[error("the national registry cannot be reached: {0}")]
    Http(#[from] reqwest::Error),
    #[error("the national registry answers {0}")]
    Refused(StatusCode),
    #[error("the national registry answers without `data`")]
    Shapeless,
}

/// One registry, at its address.
#[derive(Clone, Debug)]
pub struct Registry {
    http: Client,
    base: String,
}

impl Registry {
    /// # Errors
    /// When no client can be made.
    pub fn at(base: &str) -> Result<Self, Unreachable> {
        let http = Client::builder()
            .timeout(Duration::from_mins(1))
            .connect_timeout(Duration::from_secs(10))
            .redirect(reqwest::redirect::Policy::limited(3))
            .user_agent(concat!("wenovate/", env!("CARGO_PKG_VERSION")))
            .build()?;
        Ok(Self { http, base: base.trim_end_matches('/').to_owned() })
    }

    /// All bodies, in short.
    ///
    /// # Errors
    /// When it cannot be asked.
    pub async fn organizations(&self) -> Result<Vec<Value>, Unreachable> {
        self.items("organizations", &[]).await
    }

    /// One body in full; none when it is not told.
    ///
    /// # Errors
    /// When it cannot be asked.
    pub async fn organization(&self, code: &str) -> Result<Option<Value>, Unreachable> {
        match self.data(&format!("organizations/{code}"), &[]).await {
            Ok(body) if body.is_object() => Ok(Some(body)),
            Ok(_) | Err(Unreachable::Refused(StatusCode::NOT_FOUND)) => Ok(None),
            Err(fault) => Err(fault),
        }
    }

    /// The units of a body; a body without any may be told by a 404.
    ///
    /// # Errors
    /// When it cannot be asked.
    pub async fn units(&self, code: &str) -> Result<Vec<Value>, Unreachable> {
        match self.items("organizational-units", &[("organizationCode", code)]).await {
            Err(Unreachable::Refused(StatusCode::NOT_FOUND) | Unreachable::Shapeless) => Ok(Vec::new()),
            answer => answer,
        }
    }

    /// The words of a dictionary.
    ///
    /// # Errors
    /// When it cannot be asked.
    pub async fn dictionary(&self, dictionary: Dictionary) -> Result<Vec<Value>, Unreachable> {
        self.items(&format!("metadata/dictionary/{}", dictionary.name()), &[]).await
    }

    async fn items(&self, path: &str, query: &[(&str, &str)]) -> Result<Vec<Value>, Unreachable> {
        match self.data(path, query).await? {
            Value::Array(items) => Ok(items),
            _ => Err(Unreachable::Shapeless),
        }
    }

    async fn data(&self, path: &str, query: &[(&str, &str)]) -> Result<Value, Unreachable> {
        let mut pause = FIRST_PAUSE;
        let mut attempt = 1;
        loop {
            let (fault, asked) = match self.ask(path, query).await {
                Ok(data) => return Ok(data),
                Err(refused) => refused,
            };
            if attempt == ATTEMPTS || !passes(&fault) {
                return Err(fault);
            }
            tracing::warn!(%fault, path, attempt, "the national registry is asked again");
            tokio::time::sleep(asked.unwrap_or(pause).min(LONGEST_PAUSE)).await;
            pause *= 2;
            attempt += 1;
        }
    }

    /// Once; a refusal with the pause that it asks for.
    async fn ask(
        &self,
        path: &str,
        query: &[(&str, &str)],
    ) -> Result<Value, (Unreachable, Option<Duration>)> {
        let url = format!("{}/{path}", self.base);
        let mut url = reqwest::Url::parse(&url).map_err(|_| (Unreachable::Shapeless, None))?;
        if !query.is_empty() {
            url.query_pairs_mut().extend_pairs(query);
        }
        let answer = self.http.get(url).header("accept", "application/json").send().await;
        let answer = answer.map_err(|fault| (fault.into(), None))?;
        let status = answer.status();
        if !status.is_success() {
            let pause = answer.headers().get(RETRY_AFTER).and_then(|value| value.to_str().ok()?.parse().ok());
            return Err((Unreachable::Refused(status), pause.map(Duration::from_secs)));
        }
        let mut body: Value = answer.json().await.map_err(|fault| (fault.into(), None))?;
        body.get_mut("data").map(Value::take).ok_or((Unreachable::Shapeless, None))
    }
}

/// Whether it may pass by itself.
fn passes(fault: &Unreachable) -> bool {
    match fault {
        Unreachable::Http(_) => true,
        Unreachable::Refused(status) => status.is_server_error() || *status == StatusCode::TOO_MANY_REQUESTS,
        Unreachable::Shapeless => false,
    }
}
