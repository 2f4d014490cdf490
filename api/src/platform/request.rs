//! What is known of the request in hand: its id, the caller's language and address. Carried beside the code in a
//! task-local, so that problems, logs and audit rows say it without every function passing it on.

use std::{
    future::Future,
    net::{IpAddr, SocketAddr},
};

use actix_web::{
    Error,
    body::MessageBody,
    dev::{ServiceRequest, ServiceResponse},
    http::header::{ACCEPT_LANGUAGE, CONTENT_LANGUAGE, HeaderName, HeaderValue},
    middleware::Next,
};
use uuid::Uuid;

use super::{config::TrustedProxies, language::Language};

tokio::task_local! {
    static CURRENT: RequestContext;
}

pub const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// The request in hand, or the job that stands in for one.
#[derive(Clone, Debug)]
pub struct RequestContext {
    pub id: String,
    pub language: Language,
    pub address: Option<IpAddr>,
}

impl RequestContext {
    /// The context of the running request or job; an empty one outside of either.
    pub fn current() -> Self {
        CURRENT.try_with(Clone::clone).unwrap_or_else(|_| Self {
            id: String::new(),
            language: Language::El,
            address: None,
        })
    }

    /// The language of the caller in hand.
    pub fn language() -> Language {
        CURRENT.try_with(|it| it.language).unwrap_or_default()
    }

    /// Runs a future in this context: jobs and commands use it in place of a request.
    pub async fn scope<F: Future>(self, future: F) -> F::Output {
        CURRENT.scope(self, future).await
    }
}

/// Middleware: opens the context, and answers with the request's id.
pub async fn context(
    request: ServiceRequest,
    next: Next<impl MessageBody>,
) -> Result<ServiceResponse<impl MessageBody>, Error> {
    let context = RequestContext {
        id: request_id(&request),
        language: request
            .headers()
            .get(ACCEPT_LANGUAGE)
            .and_then(|value| value.to_str().ok())
            .map_or(Language::El, Language::negotiate),
        address: client_address(&request),
    };
    let id = context.id.clone();
    let language = context.language;
    let mut response = context.scope(next.call(request)).await?;
    if let Ok(value) = HeaderValue::from_str(&id) {
        response.headers_mut().insert(REQUEST_ID, value);
    }
    if response.status().is_client_error() || response.status().is_server_error() {
        response.headers_mut().insert(CONTENT_LANGUAGE, HeaderValue::from_static(language.code()));
    }
    Ok(response)
}

/// The caller's own id for the request where it is harmless to echo and log, else a new one.
fn request_id(request: &ServiceRequest) -> String {
    request
        .headers()
        .get(REQUEST_ID)
        .and_then(|value| value.to_str().ok())
        .filter(|id| {
            (1..=64).contains(&id.len())
                && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"._-".contains(&byte))
        })
        .map_or_else(new_request_id, str::to_owned)
}

#[expect(clippy::disallowed_methods, reason = "a request's id is not data of the product")]
fn new_request_id() -> String {
    Uuid::new_v4().simple().to_string()
}

/// The peer's address, or, behind a listed proxy, the last forwarded address that is not itself a listed proxy.
fn client_address(request: &ServiceRequest) -> Option<IpAddr> {
    let peer = request.peer_addr().as_ref().map(SocketAddr::ip)?;
    let trusted = request.app_data::<actix_web::web::Data<TrustedProxies>>()?;
    if !trusted.contains(peer) {
        return Some(peer);
    }
    let forwarded = request.headers().get_all("x-forwarded-for").filter_map(|value| value.to_str().ok());
    let hops: Vec<IpAddr> =
        forwarded.flat_map(|value| value.split(',')).map_while(|hop| hop.trim().parse().ok()).collect();
    Some(hops.into_iter().rev().find(|hop| !trusted.contains(*hop)).unwrap_or(peer))
}
