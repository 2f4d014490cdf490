//! API clients, with a secret and a token from `POST /oauth/token`.

use std::{fmt::Write, future::IntoFuture, ops::Deref};

use reqwest::{Method, header::CONTENT_TYPE};
use sea_orm::{ActiveModelTrait, Set};
use wenovate::{
    integrations::{Addresses, ClientId, ClientNarrowing, Scopes, api_client, api_client_secret},
    members::{Expertise, MemberStatus, member},
    platform::{language::Language, random::token_hash},
};

use super::{Campaign, Made, Organisation};
use crate::app::{Client, FACTORY, Reply, TestApp, next_number};

/// A system that calls by itself. Use it as a [`Client`]: it has a token for all its scopes.
#[derive(Clone, Debug)]
pub struct ApiClient {
    row: api_client::Model,
    pub secret: String,
    client: Client,
}

impl Deref for ApiClient {
    type Target = Client;

    fn deref(&self) -> &Client {
        &self.client
    }
}

impl ApiClient {
    pub const fn row(&self) -> &api_client::Model {
        &self.row
    }

    pub const fn id(&self) -> ClientId {
        self.row.id
    }

    /// The same client with another secret.
    #[must_use]
    pub fn showing(&self, secret: &str) -> Self {
        Self { secret: secret.to_owned(), ..self.clone() }
    }

    /// What it shows in the body of a form.
    pub fn shown(&self) -> Vec<(&'static str, String)> {
        vec![("client_id", self.row.id.to_string()), ("client_secret", self.secret.clone())]
    }

    /// Asks for a token with more in the form.
    pub async fn ask_for_token(&self, more: &[(&'static str, &str)]) -> Reply {
        let mut form = self.shown();
        form.push(("grant_type", "client_credentials".into()));
        form.extend(more.iter().map(|(name, value)| (*name, (*value).to_owned())));
        self.client.submit("/oauth/token", &form).await
    }

    /// Gets a new token: the old one lives for minutes.
    pub async fn renew(&self) {
        let reply = self.client.with("X-Request-Id", FACTORY);
        let mut form = self.shown();
        form.push(("grant_type", "client_credentials".into()));
        let issued = reply.submit("/oauth/token", &form).await.ok();
        self.client.set_bearer(issued.text_at("/access_token"));
    }
}

impl Client {
    /// Sends a form to an address of the server, as OAuth's endpoints take it.
    pub async fn submit(&self, address: &str, form: &[(&'static str, String)]) -> Reply {
        let request = self.request(Method::POST, address);
        let request = request.header(CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.send(request.body(encoded(form))).await
    }
}

/// As it stands in the body of a request.
pub fn encoded(form: &[(&'static str, String)]) -> String {
    let pair = |(name, value): &(&str, String)| {
        let value = value.bytes().fold(String::new(), |mut text, byte| {
            if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
                text.push(char::from(byte));
            } else {
                let _ = write!(text, "%{byte:02X}");
            }
            text
        });
        format!("{name}={value}")
    };
    form.iter().map(pair).collect::<Vec<_>>().join("&")
}

pub struct Making {
    app: TestApp,
    row: api_client::ActiveModel,
    body: Option<Organisation>,
}

impl TestApp {
    /// A client with these scopes, of a body of its own, narrowed to nothing.
    pub fn api_client(&self, scopes: &[&str]) -> Making {
        let row = api_client::ActiveModel {
            id: Set(self.id()),
            name: Set(format!("Εφαρμογή δοκιμών {}", next_number())),
            purpose: Set("Δοκιμές".into()),
            contact: Set("it@tests.example".into()),
            narrowing: Set(ClientNarrowing::Nothing),
            campaign_id: Set(None),
            scopes: Set(Scopes(scopes.iter().map(|scope| (*scope).to_owned()).collect())),
            addresses: Set(Addresses::default()),
            requests_per_minute: Set(6_000),
            expires_at: Set(None),
            disabled_at: Set(None),
            created_by: Set(None),
            revision: Set(1),
            created_at: Set(self.now()),
            ..Default::default()
        };
        Making { app: self.clone(), row, body: None }
    }
}

impl Making {
    #[must_use]
    pub fn with(mut self, change: impl FnOnce(&mut api_client::ActiveModel)) -> Self {
        change(&mut self.row);
        self
    }

    /// Narrowed to this body.
    #[must_use]
    pub fn of_body(mut self, body: &Organisation) -> Self {
        self.body = Some(body.clone());
        self.with(|row| row.narrowing = Set(ClientNarrowing::Body))
    }

    /// Narrowed to this campaign.
    #[must_use]
    pub fn of_campaign(self, campaign: &Campaign) -> Self {
        let id = campaign.id;
        self.with(|row| {
            row.narrowing = Set(ClientNarrowing::Campaign);
            row.campaign_id = Set(Some(id));
        })
    }

    async fn insert(mut self) -> ApiClient {
        let db = &*self.app.foundation().db;
        let narrowed = self.body.as_ref().map(|body| body.id);
        let body = match self.body.take() {
            Some(body) => body.id,
            None => self.app.organisation().await.id,
        };
        let id = *self.row.id.as_ref();
        let stand_in = member::ActiveModel {
            id: Set(wenovate::members::MemberId(id.0)),
            email: Set(format!("{id}@service.invalid")),
            password_hash: Set(None),
            given_name: Set(self.row.name.as_ref().clone()),
            family_name: Set(String::new()),
            organisation_id: Set(narrowed),
            unit: Set(None),
            post: Set(None),
            category: Set(None),
            expertise: Set(Expertise::default()),
            language: Set(Language::El),
            status: Set(MemberStatus::Service),
            newsletter: Set(false),
            notify_by_mail: Set(false),
            revision: Set(1),
            created_at: Set(self.app.now()),
            ..Default::default()
        };
        stand_in.insert(db).await.unwrap();
        self.row.organisation_id = Set(body);
        let row = self.row.insert(db).await.unwrap();
        let secret = format!("wns_tests-{}", row.id);
        let kept = api_client_secret::ActiveModel {
            id: Set(self.app.id()),
            client_id: Set(row.id),
            hash: Set(token_hash(&secret)),
            hint: Set("test".into()),
            created_at: Set(self.app.now()),
            expires_at: Set(None),
        };
        kept.insert(db).await.unwrap();
        let client = ApiClient { row, secret, client: self.app.visitor() };
        if client.row.is_good(self.app.now()) && client.row.addresses.0.is_empty() {
            client.renew().await;
        }
        client
    }
}

impl IntoFuture for Making {
    type Output = ApiClient;
    type IntoFuture = Made<ApiClient>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.insert())
    }
}
