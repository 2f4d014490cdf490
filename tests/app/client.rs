//! A caller of the API: a visitor, or a person with a session.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex},
};

use reqwest::{
    Method, RequestBuilder,
    header::{AUTHORIZATION, COOKIE, SET_COOKIE},
    multipart::{Form, Part},
};
use serde::Serialize;

use super::{replica::Replica, reply::Reply};

/// Keeps the cookies it gets and the bearer token it is given, like the pages do. Clones share both.
#[derive(Clone, Debug)]
pub struct Client {
    http: reqwest::Client,
    server: String,
    headers: Vec<(String, String)>,
    keeps: Arc<Mutex<Kept>>,
}

#[derive(Debug, Default)]
struct Kept {
    bearer: Option<String>,
    cookies: BTreeMap<String, String>,
}

impl Client {
    pub fn new(server: String) -> Self {
        let http = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).build().unwrap();
        Self { http, server, headers: Vec::new(), keeps: Arc::default() }
    }

    /// Paths are those of the API, without `/api/v1`: `get("/campaigns")`.
    pub async fn get(&self, path: impl AsRef<str>) -> Reply {
        self.send(self.api(Method::GET, path.as_ref())).await
    }

    /// A body of `()` sends none.
    pub async fn post(&self, path: impl AsRef<str>, body: impl Serialize) -> Reply {
        self.send(with_body(self.api(Method::POST, path.as_ref()), &body)).await
    }

    pub async fn put(&self, path: impl AsRef<str>, body: impl Serialize) -> Reply {
        self.send(with_body(self.api(Method::PUT, path.as_ref()), &body)).await
    }

    pub async fn patch(&self, path: impl AsRef<str>, body: impl Serialize) -> Reply {
        self.send(with_body(self.api(Method::PATCH, path.as_ref()), &body)).await
    }

    pub async fn delete(&self, path: impl AsRef<str>) -> Reply {
        self.send(self.api(Method::DELETE, path.as_ref())).await
    }

    /// Uploads a file in the form field `file`.
    pub async fn upload(&self, path: impl AsRef<str>, name: &str, media_type: &str, bytes: Vec<u8>) -> Reply {
        let part = Part::bytes(bytes).file_name(name.to_owned()).mime_str(media_type).unwrap();
        self.send(self.api(Method::POST, path.as_ref()).multipart(Form::new().part("file", part))).await
    }

    /// A request to any address of the server, to be filled and handed to [`Client::send`].
    pub fn request(&self, method: Method, address: &str) -> RequestBuilder {
        self.http.request(method, format!("{}{address}", self.server))
    }

    pub async fn send(&self, request: RequestBuilder) -> Reply {
        let (client, request) = request.build_split();
        let mut request = request.expect("a request that can be sent");
        {
            let keeps = self.keeps.lock().unwrap();
            if let Some(bearer) = &keeps.bearer {
                request
                    .headers_mut()
                    .entry(AUTHORIZATION)
                    .or_insert(format!("Bearer {bearer}").parse().unwrap());
            }
            if !keeps.cookies.is_empty() {
                let cookies: Vec<_> =
                    keeps.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
                request.headers_mut().insert(COOKIE, cookies.join("; ").parse().unwrap());
            }
        }
        for (name, value) in &self.headers {
            let name: reqwest::header::HeaderName = name.parse().unwrap();
            request.headers_mut().insert(name, value.parse().unwrap());
        }
        let asked = format!("{} {}", request.method(), request.url().path());
        let response = client.execute(request).await.unwrap_or_else(|error| panic!("{asked}: {error:?}"));
        for cookie in response.headers().get_all(SET_COOKIE) {
            self.keep_cookie(cookie.to_str().unwrap());
        }
        Reply::read(asked, response).await
    }

    /// The same caller, with one more header on each request.
    #[must_use]
    pub fn with(&self, name: &str, value: impl Into<String>) -> Self {
        let mut client = self.clone();
        client.headers.push((name.to_owned(), value.into()));
        client
    }

    /// The same caller, for a change of what had this ETag.
    #[must_use]
    pub fn if_match(&self, etag: impl Into<String>) -> Self {
        self.with("If-Match", etag)
    }

    /// The same caller, who has just read what is there, for a change of that.
    pub async fn having_read(&self, path: impl AsRef<str>) -> Self {
        self.if_match(self.get(path).await.ok().etag())
    }

    /// The same caller, reading `el` or `en`.
    #[must_use]
    pub fn reading(&self, language: &str) -> Self {
        self.with("Accept-Language", language)
    }

    /// The same caller, at another replica.
    #[must_use]
    pub fn at(&self, replica: &Replica) -> Self {
        let mut client = self.clone();
        replica.address().clone_into(&mut client.server);
        client
    }

    /// The same caller, through a balancer: by a new connection for each request, since each may lead elsewhere.
    #[must_use]
    pub fn through(&self, server: &str) -> Self {
        let http =
            reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).pool_max_idle_per_host(0);
        Self { http: http.build().unwrap(), server: server.to_owned(), ..self.clone() }
    }

    pub fn set_bearer(&self, token: impl Into<String>) {
        self.keeps.lock().unwrap().bearer = Some(token.into());
    }

    /// Like a reload of the page: the access token is gone, the cookies stay.
    pub fn forget_bearer(&self) {
        self.keeps.lock().unwrap().bearer = None;
    }

    pub fn bearer(&self) -> Option<String> {
        self.keeps.lock().unwrap().bearer.clone()
    }

    pub fn cookie(&self, name: &str) -> Option<String> {
        self.keeps.lock().unwrap().cookies.get(name).cloned()
    }

    /// The values of all cookies.
    pub fn cookies(&self) -> Vec<String> {
        self.keeps.lock().unwrap().cookies.values().cloned().collect()
    }

    pub fn set_cookie(&self, name: &str, value: &str) {
        self.keeps.lock().unwrap().cookies.insert(name.to_owned(), value.to_owned());
    }

    fn api(&self, method: Method, path: &str) -> RequestBuilder {
        assert!(
            path.starts_with('/') && !path.starts_with("/api/"),
            "a path of the API without /api/v1: {path}"
        );
        self.request(method, &format!("/api/v1{path}"))
    }

    /// All cookies go to all paths: what a browser restricts further is read off the header by the test of that rule.
    fn keep_cookie(&self, header: &str) {
        let mut parts = header.split(';').map(str::trim);
        let Some((name, value)) = parts.next().and_then(|pair| pair.split_once('=')) else { return };
        let removed = value.is_empty() || parts.any(|attribute| attribute.eq_ignore_ascii_case("max-age=0"));
        let cookies = &mut self.keeps.lock().unwrap().cookies;
        if removed {
            cookies.remove(name);
        } else {
            cookies.insert(name.to_owned(), value.to_owned());
        }
    }
}

fn with_body(request: RequestBuilder, body: &impl Serialize) -> RequestBuilder {
    match serde_json::to_value(body).unwrap() {
        serde_json::Value::Null => request,
        body => request.json(&body),
    }
}
