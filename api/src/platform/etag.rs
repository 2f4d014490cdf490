//! Conditional requests (RFC 9110, section 13): `ETag`, `If-None-Match`, and optimistic locking by `If-Match` (ADR 0020).
//!
//! The tag of a resource that is changed begins with its revision: `"7-mK3…"`. The revision is what a change must name; the
//! rest is a hash of the answer, which depends on more than the row: on who asks, on the clock, on other rows.

use std::future::{Ready, ready};

use actix_web::{
    Error, FromRequest, HttpRequest, HttpResponse, Responder,
    body::{BoxBody, MessageBody},
    dev::{Payload, ServiceRequest, ServiceResponse},
    http::{
        Method, StatusCode,
        header::{CONTENT_LENGTH, CONTENT_TYPE, ETAG, HeaderMap, HeaderValue, IF_MATCH, IF_NONE_MATCH},
    },
    middleware::Next,
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use sea_orm::{EntityTrait, ExprTrait, QueryFilter, sea_query::Expr};
use serde::Serialize;
use twox_hash::XxHash3_128;
use utoipa::openapi::{
    ObjectBuilder, Required, Type,
    path::{Parameter, ParameterBuilder, ParameterIn},
};

use super::{
    db::Tx,
    id::Id,
    json::Json,
    problem::{PRECONDITION_REQUIRED, Problem, ProblemKind, Result, STALE},
};

/// The revision that the caller has seen: from `If-Match`, without which a change is refused with 428.
///
/// It is refused when the revision is asked for and not before: whoever may not change the thing, or not see it, is told
/// that first.
#[derive(Clone, Copy, Debug)]
pub struct IfMatch(Result<i64, ProblemKind>);

impl IfMatch {
    /// For a row that the transaction has locked.
    ///
    /// # Errors
    /// 428 when the caller named no revision, 412 when the resource has moved on.
    pub fn check(self, revision: i64) -> Result<()> {
        if self.revision()? == revision { Ok(()) } else { Err(STALE.into()) }
    }

    /// # Errors
    /// 428 when the caller named none, 412 when it is none that we ever gave.
    pub fn revision(self) -> Result<i64> {
        Ok(self.0?)
    }

    /// Takes the next revision of a row, which the transaction holds from then on: of all who saw the same one, one
    /// comes first.
    ///
    /// # Errors
    /// 428 when the caller named no revision, 412 when the resource has moved on.
    pub async fn take<E: EntityTrait>(self, tx: &Tx, id: impl Id) -> Result<i64> {
        let seen = self.revision()?;
        let next = seen + 1;
        let taken = E::update_many()
            .col_expr("revision", Expr::value(next))
            .filter(Expr::col("id").eq(id.uuid()))
            .filter(Expr::col("revision").eq(seen))
            .exec(&**tx)
            .await?;
        if taken.rows_affected == 0 { Err(STALE.into()) } else { Ok(next) }
    }
}

impl FromRequest for IfMatch {
    type Error = Problem;
    type Future = Ready<Result<Self>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(Ok(Self(match request.headers().get(IF_MATCH).and_then(|value| value.to_str().ok()) {
            None => Err(PRECONDITION_REQUIRED),
            // A tag we never gave cannot be the current one.
            Some(tag) => revision(tag).ok_or(STALE),
        })))
    }
}

/// The revision that a tag begins with.
fn revision(tag: &str) -> Option<i64> {
    let tag = tag.trim().strip_prefix('"')?.strip_suffix('"')?;
    tag.split('-').next()?.parse().ok()
}

/// The header, as OpenAPI describes it.
impl utoipa::IntoParams for IfMatch {
    fn into_params(_: impl Fn() -> Option<ParameterIn>) -> Vec<Parameter> {
        let parameter = ParameterBuilder::new()
            .name("If-Match")
            .parameter_in(ParameterIn::Header)
            .required(Required::True)
            .description(Some(
                "The `ETag` of what was read, or its `revision` in quotes. Without it the answer is 428; when the \
                 resource has moved on, 412.",
            ))
            .schema(Some(ObjectBuilder::new().schema_type(Type::String).examples(["\"7\""])));
        vec![parameter.build()]
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

/// Middleware: what is read carries an `ETag` of all that it shows, and whoever has it already gets 304 and no body.
///
/// # Errors
/// None of its own.
pub async fn conditional(
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<BoxBody>, Error> {
    let reads = request.method() == Method::GET;
    let response = next.call(request).await?.map_into_boxed_body();
    if !reads || response.status() != StatusCode::OK {
        return Ok(response);
    }
    let (request, response) = response.into_parts();
    let (mut response, body) = response.into_parts();
    let body = match body.try_into_bytes() {
        Ok(body) => body,
        // What is streamed has no tag, unless its handler gave it one.
        Err(body) => return Ok(ServiceResponse::new(request, response.set_body(body))),
    };
    let tag = tag(response.headers().get(ETAG), &body);
    let has_it = request.headers().get(IF_NONE_MATCH).is_some_and(|header| lists(header, &tag));
    response.headers_mut().insert(ETAG, tag);
    if !has_it {
        return Ok(ServiceResponse::new(request, response.set_body(BoxBody::new(body))));
    }
    *response.status_mut() = StatusCode::NOT_MODIFIED;
    without_content(response.headers_mut());
    Ok(ServiceResponse::new(request, response.set_body(BoxBody::new(()))))
}

/// A tag that its handler made whole stays; a revision alone becomes that revision and a hash.
fn tag(given: Option<&HeaderValue>, body: &[u8]) -> HeaderValue {
    let given = given.and_then(|tag| tag.to_str().ok());
    let revision =
        given.map(|tag| tag.trim_matches('"')).filter(|tag| tag.bytes().all(|it| it.is_ascii_digit()));
    let tag = match (given, revision) {
        (Some(given), None) => given.to_owned(),
        (_, Some(revision)) => format!("\"{revision}-{}\"", hash(body)),
        (None, None) => format!("\"{}\"", hash(body)),
    };
    HeaderValue::from_str(&tag).unwrap_or(HeaderValue::from_static("\"\""))
}

/// It tells answers of one address apart, and vouches for nothing: a hash that is made to be quick is enough.
fn hash(body: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(XxHash3_128::oneshot(body).to_be_bytes())
}

/// Whether `If-None-Match` names the tag; weakly (RFC 9110, section 13.1.2), since a proxy that compresses weakens it.
fn lists(header: &HeaderValue, tag: &HeaderValue) -> bool {
    let (Ok(header), Ok(tag)) = (header.to_str(), tag.to_str()) else { return false };
    let named = |listed: &str| {
        let listed = listed.trim();
        listed == "*" || listed.strip_prefix("W/").unwrap_or(listed) == tag.strip_prefix("W/").unwrap_or(tag)
    };
    header.split(',').any(named)
}

fn without_content(headers: &mut HeaderMap) {
    headers.remove(CONTENT_TYPE);
    headers.remove(CONTENT_LENGTH);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_begins_with_the_revision_that_a_change_names() {
        let tag = tag(Some(&HeaderValue::from_static("\"7\"")), b"body");
        let tag = tag.to_str().unwrap();
        assert!(tag.starts_with("\"7-"), "{tag}");
        assert_eq!((revision(tag), revision("\"7\""), revision(" \"7\" ")), (Some(7), Some(7), Some(7)));
        for none in ["7", "*", "W/\"7\"", "\"\"", "\"abc\"", "\"7", ""] {
            assert_eq!(revision(none), None, "{none}");
        }
    }

    #[test]
    fn tags_are_found_in_a_list_and_compared_weakly() {
        let header = HeaderValue::from_static("\"a\", W/\"b\"");
        assert!(lists(&header, &HeaderValue::from_static("\"b\"")));
        assert!(lists(&HeaderValue::from_static("*"), &HeaderValue::from_static("\"b\"")));
        assert!(!lists(&header, &HeaderValue::from_static("\"c\"")));
    }
}
