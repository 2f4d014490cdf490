//! Optimistic locking over HTTP: `ETag` and `If-Match` (RFC 9110, section 13).

use std::future::{Ready, ready};

use actix_web::{
    FromRequest, HttpRequest, HttpResponse, Responder,
    body::BoxBody,
    dev::Payload,
    http::header::{ETAG, IF_MATCH},
};
use serde::Serialize;

use super::{
    json::Json,
    problem::{PRECONDITION_REQUIRED, Problem, Result, STALE},
};

/// The revision that the caller has seen: from `If-Match`, without which a change is refused with 428.
#[derive(Clone, Copy, Debug)]
pub struct IfMatch(i64);

impl IfMatch {
    /// # Errors
    /// 412 when the resource has moved on.
    pub fn check(self, revision: i64) -> Result<()> {
        if self.0 == revision { Ok(()) } else { Err(STALE.into()) }
    }

    pub const fn revision(self) -> i64 {
        self.0
    }
}

impl FromRequest for IfMatch {
    type Error = Problem;
    type Future = Ready<Result<Self>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(match request.headers().get(IF_MATCH).and_then(|value| value.to_str().ok()) {
            None => Err(PRECONDITION_REQUIRED.into()),
            // A tag we never gave cannot be the current one.
            Some(tag) => tag.trim().trim_matches('"').parse().map(Self).map_err(|_| Problem::new(STALE)),
        })
    }
}

/// A resource with its revision as `ETag`, for the `If-Match` of a change.
#[derive(Debug)]
pub struct Tagged<T> {
    pub body: T,
    pub revision: i64,
}

impl<T: Serialize> Responder for Tagged<T> {
    type Body = BoxBody;

    fn respond_to(self, request: &HttpRequest) -> HttpResponse {
        let tag = format!("\"{}\"", self.revision);
        let mut response = Json(self.body).respond_to(request);
        if let Ok(value) = tag.parse() {
            response.headers_mut().insert(ETAG, value);
        }
        response
    }
}
