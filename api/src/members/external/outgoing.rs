//! Requests to providers: to configured addresses and those that their metadata name, without redirects, for a while, and no
//! more of an answer than fits.

use std::{future::Future, pin::Pin, time::Duration};

use oauth2::{AsyncHttpClient, HttpRequest, HttpResponse, http};
use reqwest::{Client, redirect::Policy};

use crate::platform::{config, problem::Problem};

const PATIENCE: Duration = Duration::from_secs(10);
const CONNECTING: Duration = Duration::from_secs(5);
/// Bytes of the longest answer. Key sets of large providers have some kilobytes.
const MOST: usize = 256 * 1024;

/// Why a provider gave no answer that can be used.
#[derive(Debug, thiserror::Error)]
pub enum Unanswered {
    #[error("it cannot be reached: {0}")]
    Http(reqwest::Error),
    #[error("its answer is too large")]
    TooLarge,
    #[error("it would be asked in the clear")]
    InTheClear,
    #[error("no request can be made: {0}")]
    Shape(#[from] http::Error),
}

impl From<reqwest::Error> for Unanswered {
    fn from(error: reqwest::Error) -> Self {
        Self::Http(error.without_url())
    }
}

/// The client that asks. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Outgoing(Client);

impl Outgoing {
    /// # Errors
    /// When no client can be made.
    pub fn new() -> Result<Self, Problem> {
        let client = Client::builder()
            .timeout(PATIENCE)
            .connect_timeout(CONNECTING)
            .redirect(Policy::none())
            .user_agent(concat!("wenovate/", env!("CARGO_PKG_VERSION")))
            .build();
        Ok(Self(client.map_err(Problem::internal)?))
    }

    async fn ask(&self, request: HttpRequest) -> Result<HttpResponse, Unanswered> {
        // Metadata may name any address; what is sent there are codes and secrets.
        if !config::is_private(&request.uri().to_string()) {
            return Err(Unanswered::InTheClear);
        }
        let mut response = self.0.execute(request.try_into()?).await?;
        let mut answer = http::Response::builder().status(response.status());
        for (name, value) in response.headers() {
            answer = answer.header(name, value);
        }
        let mut body = Vec::new();
        while let Some(part) = response.chunk().await? {
            if body.len() + part.len() > MOST {
                return Err(Unanswered::TooLarge);
            }
            body.extend_from_slice(&part);
        }
        Ok(answer.body(body)?)
    }
}

impl<'c> AsyncHttpClient<'c> for Outgoing {
    type Error = Unanswered;
    type Future = Pin<Box<dyn Future<Output = Result<HttpResponse, Unanswered>> + Send + 'c>>;

    fn call(&'c self, request: HttpRequest) -> Self::Future {
        Box::pin(self.ask(request))
    }
}
