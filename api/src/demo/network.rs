//! A service of our own for the time of seeding, its clock in our hand, and the people who call it.

use std::{
    sync::{Mutex, PoisonError},
    time::Duration,
};

use rand::{RngCore, SeedableRng, rngs::StdRng};
use reqwest::{Method, StatusCode, header};
use serde_json::{Value, json};

use super::PASSWORD;
use crate::{
    platform::{
        config::Config,
        db::Db,
        foundation::StartError,
        jobs::{Outcome, Runner},
        keys::Keyring,
        problem::Problem,
        random::Random,
        time::{Clock, ManualClock, Timestamp},
        vault::Vault,
    },
    server::{self, Running},
};

/// The same each time, so that two seedings of one day make the same network.
const SEED: u64 = 2026;

/// How long an access token is used before a new one is asked for.
const TOKEN_AGE: Duration = Duration::from_mins(10);

/// Why the demo could not be made.
#[derive(Debug, thiserror::Error)]
pub enum Failed {
    #[error("{0}")]
    Start(#[from] StartError),
    #[error("the database refuses: {0}")]
    Database(#[from] sea_orm::DbErr),
    #[error("the service cannot be reached: {0}")]
    Http(#[from] reqwest::Error),
    #[error("{asked} was answered with {status}: {body}")]
    Refused { asked: String, status: StatusCode, body: String },
    #[error("a job failed: {0}")]
    Job(String),
    #[error("{0}")]
    Problem(#[from] Problem),
    #[error("the demo's content: {0}")]
    Content(String),
}

impl Failed {
    /// Whether it was refused since it is there already.
    pub fn is_conflict(&self) -> bool {
        matches!(self, Self::Refused { status, .. } if *status == StatusCode::CONFLICT)
    }

    /// Whether it was refused since it does not fit the person or the state.
    pub fn is_refusal(&self) -> bool {
        matches!(self, Self::Refused { status, .. } if [StatusCode::CONFLICT, StatusCode::FORBIDDEN].contains(status))
    }
}

pub type Result<T> = std::result::Result<T, Failed>;

/// The running service and what sets it.
pub struct Network {
    running: Running,
    base: String,
    http: reqwest::Client,
    clock: ManualClock,
    dice: Mutex<StdRng>,
}

/// Somebody with an account.
#[derive(Debug)]
pub struct Person {
    pub email: String,
    token: Mutex<Option<(String, Timestamp)>>,
}

impl Person {
    pub fn new(email: impl Into<String>) -> Self {
        Self { email: email.into(), token: Mutex::default() }
    }

    /// They sign in anew with their next request.
    pub fn leave(&self) {
        *self.token.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }
}

/// An answer of the API.
#[derive(Debug)]
pub struct Answer {
    pub body: Value,
    pub etag: Option<String>,
}

impl Answer {
    /// A text of the body, by JSON pointer.
    pub fn text(&self, pointer: &str) -> Result<String> {
        let text = self.body.pointer(pointer).and_then(Value::as_str);
        text.map(str::to_owned)
            .ok_or_else(|| Failed::Content(format!("no text at {pointer} in {}", self.body)))
    }

    pub fn id(&self) -> Result<String> {
        self.text("/id")
    }
}

/// A text of an answer, by JSON pointer; empty when there is none.
pub fn text_of<'a>(value: &'a Value, pointer: &str) -> &'a str {
    value.pointer(pointer).and_then(Value::as_str).unwrap_or_default()
}

/// The items of a page.
pub fn items_of(answer: &Answer) -> Vec<Value> {
    answer.body.get("items").and_then(Value::as_array).cloned().unwrap_or_default()
}

impl Network {
    /// Starts the service on a free port, at a time of the past.
    pub async fn open(config: &Config, at: Timestamp) -> Result<Self> {
        // The key that signs tokens must not be one that everybody can make again.
        let db = Db::connect(config, Clock::system(), Random::from_system()).await?;
        Keyring::of(config).map_err(Problem::internal)?.ensure(&db).await.map_err(Problem::internal)?;
        db.close().await?;
        let config = Config {
            bind: "127.0.0.1:0".into(),
            workers: 1,
            // Its jobs run when the seeding says so, and its mails stay in the outbox.
            job_workers: 0,
            metrics_bind: None,
            smtp_url: None,
            // All its people come from this machine.
            requests_per_minute: 0,
            searches_per_minute: 0,
            mails_per_hour: 0,
            // What it protects is printed at every start.
            argon2_memory_kib: 64,
            ..config.clone()
        };
        let (clock, handle) = Clock::manual(at);
        let running = server::start(config, clock, Random::from_seed(SEED)).await?;
        Ok(Self {
            base: format!("http://{}/api/v1", running.address()),
            running,
            http: reqwest::Client::new(),
            clock: handle,
            dice: Mutex::new(StdRng::seed_from_u64(SEED)),
        })
    }

    /// Ends the service. Nobody stays signed in.
    pub async fn close(self) {
        self.running.stop().await;
    }

    pub fn db(&self) -> &Db {
        &self.running.foundation().db
    }

    pub fn vault(&self) -> &Vault {
        &self.running.foundation().vault
    }

    pub fn now(&self) -> Timestamp {
        self.db().now()
    }

    pub fn set_time(&self, at: Timestamp) {
        self.clock.set(at);
    }

    pub fn advance(&self, by: Duration) {
        self.clock.advance(by);
    }

    /// Lets this time pass, but no more than a third of what is left until the end: there is always room for what follows.
    pub fn advance_before(&self, end: Timestamp, by: Duration) {
        let left = end.micros().saturating_sub(self.now().micros());
        self.clock.advance(by.min(Duration::from_micros(u64::try_from(left).unwrap_or_default()) / 3));
    }

    /// A number below the bound, the same in every seeding.
    pub fn draw(&self, below: usize) -> usize {
        let drawn = self.dice.lock().unwrap_or_else(PoisonError::into_inner).next_u32();
        usize::try_from(drawn).unwrap_or_default().checked_rem(below).unwrap_or_default()
    }

    /// One of them, the same in every seeding.
    pub fn choose<'a, T>(&self, from: &'a [T]) -> Result<&'a T> {
        from.get(self.draw(from.len())).ok_or_else(|| Failed::Content("nothing to choose from".into()))
    }

    /// Runs all jobs that are due.
    pub async fn run_jobs(&self) -> Result<()> {
        let runner: &Runner = self.running.runner();
        while let Some(outcome) = runner.run_next().await? {
            if let Outcome::Failed(job, error) = outcome {
                return Err(Failed::Job(format!("{}: {error}", job.name)));
            }
        }
        Ok(())
    }

    pub async fn get(&self, who: Option<&Person>, path: &str) -> Result<Answer> {
        self.call(who, Method::GET, path, None, None).await
    }

    pub async fn post(&self, who: Option<&Person>, path: &str, body: Value) -> Result<Answer> {
        self.call(who, Method::POST, path, Some(body), None).await
    }

    pub async fn put(&self, who: &Person, path: &str, body: Value, etag: Option<&str>) -> Result<Answer> {
        self.call(Some(who), Method::PUT, path, Some(body), etag).await
    }

    /// A POST that says which revision it changes.
    pub async fn post_matching(
        &self,
        who: &Person,
        path: &str,
        body: Value,
        etag: Option<&str>,
    ) -> Result<Answer> {
        self.call(Some(who), Method::POST, path, Some(body), etag).await
    }

    /// A POST that changes what is read at the first path now.
    pub async fn post_having_read(
        &self,
        who: &Person,
        read: &str,
        path: &str,
        body: Value,
    ) -> Result<Answer> {
        let seen = self.get(Some(who), read).await?;
        self.post_matching(who, path, body, seen.etag.as_deref()).await
    }

    pub(super) async fn call(
        &self,
        who: Option<&Person>,
        method: Method,
        path: &str,
        body: Option<Value>,
        etag: Option<&str>,
    ) -> Result<Answer> {
        let asked = format!("{method} {path}");
        let mut request = self.http.request(method, format!("{}{path}", self.base));
        if let Some(person) = who {
            request = request.bearer_auth(self.token_of(person).await?);
        }
        if let Some(etag) = etag {
            request = request.header(header::IF_MATCH, etag);
        }
        if let Some(body) = body.filter(|body| !body.is_null()) {
            request = request.json(&body);
        }
        let response = request.send().await?;
        let status = response.status();
        let etag =
            response.headers().get(header::ETAG).and_then(|value| value.to_str().ok()).map(str::to_owned);
        let text = response.text().await?;
        if !status.is_success() {
            return Err(Failed::Refused { asked, status, body: text });
        }
        let body =
            if text.is_empty() { Value::Null } else { serde_json::from_str(&text).unwrap_or_default() };
        Ok(Answer { body, etag })
    }

    async fn token_of(&self, person: &Person) -> Result<String> {
        let now = self.now();
        {
            let kept = person.token.lock().unwrap_or_else(PoisonError::into_inner);
            // The clock may have been set back for another campaign's history.
            if let Some((token, at)) = &*kept
                && *at <= now
                && now < *at + TOKEN_AGE
            {
                return Ok(token.clone());
            }
        }
        let credentials = json!({ "email": person.email, "password": PASSWORD });
        let opened = Box::pin(self.call(None, Method::POST, "/sessions", Some(credentials), None)).await?;
        let token = match opened.text("/second_factor/ticket") {
            Ok(ticket) => self.show_factor(person, &ticket).await?,
            Err(_) => opened.text("/access_token")?,
        };
        *person.token.lock().unwrap_or_else(PoisonError::into_inner) = Some((token.clone(), now));
        Ok(token)
    }
}
