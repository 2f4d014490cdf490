//! What came back.

use std::fmt;

use reqwest::header::HeaderMap;
use serde_json::Value;

pub struct Reply {
    asked: String,
    status: u16,
    headers: HeaderMap,
    body: Vec<u8>,
}

impl Reply {
    pub(super) async fn read(asked: String, response: reqwest::Response) -> Self {
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        let body = response.bytes().await.unwrap_or_else(|error| panic!("{asked}: {error:?}")).to_vec();
        Self { asked, status, headers, body }
    }

    pub const fn status(&self) -> u16 {
        self.status
    }

    /// Itself, when it succeeded.
    #[track_caller]
    pub fn ok(self) -> Self {
        assert!((200..300).contains(&self.status), "{self:?}");
        self
    }

    /// Itself, when it has this status.
    #[track_caller]
    pub fn expect(self, status: u16) -> Self {
        assert_eq!(self.status, status, "{self:?}");
        self
    }

    /// The body. Index it: `reply.json()["title"]`.
    #[track_caller]
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|error| panic!("{error} in {self:?}"))
    }

    /// The body, where it is JSON.
    pub fn json_if_any(&self) -> Option<Value> {
        serde_json::from_slice(&self.body).ok()
    }

    /// The `id` of what was answered.
    #[track_caller]
    pub fn id(&self) -> String {
        self.text_at("/id")
    }

    /// A text of the body, by JSON pointer.
    #[track_caller]
    pub fn text_at(&self, pointer: &str) -> String {
        let json = self.json();
        json.pointer(pointer)
            .and_then(Value::as_str)
            .unwrap_or_else(|| panic!("no text at {pointer} in {self:?}"))
            .into()
    }

    /// The items of a page.
    #[track_caller]
    pub fn items(&self) -> Vec<Value> {
        self.json()["items"].as_array().unwrap_or_else(|| panic!("no items in {self:?}")).clone()
    }

    /// The problem in short: `409 stage-closed`, with the fields where there are some: `422 validation /title length`.
    /// What succeeded shows itself whole, since somebody expected a problem.
    pub fn problem(&self) -> String {
        let Ok(problem) = serde_json::from_slice::<Value>(&self.body) else { return format!("{self:?}") };
        let is_problem = self.header("content-type").starts_with("application/problem+json");
        let Some(kind) = problem["type"].as_str().filter(|_| is_problem) else { return format!("{self:?}") };
        let fields = problem["errors"].as_array().into_iter().flatten();
        let fields = fields.map(|field| {
            let text = |name: &str| field[name].as_str().unwrap_or_default().to_owned();
            format!(" {} {}", text("pointer"), text("code"))
        });
        let slug = kind.rsplit('/').next().unwrap_or(kind);
        format!("{} {slug}{}", self.status, fields.collect::<Vec<_>>().join(","))
    }

    /// A header's value; empty when it is not there.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    /// Values of a header that may stand more than once, as `Set-Cookie`.
    pub fn headers(&self, name: &str) -> Vec<String> {
        self.headers.get_all(name).iter().filter_map(|value| Some(value.to_str().ok()?.to_owned())).collect()
    }

    #[track_caller]
    pub fn etag(&self) -> String {
        let etag = self.header("etag");
        assert!(!etag.is_empty(), "no ETag: {self:?}");
        etag.to_owned()
    }

    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    pub fn bytes(&self) -> &[u8] {
        &self.body
    }
}

impl fmt::Debug for Reply {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let body: String = self.text().chars().take(2_000).collect();
        write!(formatter, "{} answered {} {body}", self.asked, self.status)
    }
}
