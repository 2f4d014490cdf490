//! In front of the handlers: finds the key, and whose turn it is.

use std::collections::HashMap;

use actix_web::{
    Error,
    body::{BoxBody, MessageBody},
    dev::{ServiceRequest, ServiceResponse},
    http::{
        Method,
        header::{ETAG, HeaderMap, LOCATION},
    },
    middleware::Next,
    web,
};

use super::{
    BAD_KEY, HEADER, Kept,
    claim::{self, Claim, Turn},
    fingerprint,
};
use crate::platform::{
    auth,
    db::Db,
    problem::{INTERNAL, Result},
    random::token_hash,
    request::RequestContext,
    route,
};

/// The operations that take a key, from the OpenAPI document: path pattern, and whether a visitor may ask.
#[derive(Debug)]
pub struct Creating {
    paths: HashMap<String, bool>,
}

impl Creating {
    pub fn of(document: &utoipa::openapi::OpenApi) -> Self {
        use utoipa::openapi::RefOr;
        let takes_a_key =
            |operation: &utoipa::openapi::path::Operation| {
                operation.parameters.iter().flatten().any(
                    |it| matches!(it, RefOr::T(parameter) if parameter.name.eq_ignore_ascii_case(HEADER)),
                )
            };
        let paths = document.paths.paths.iter().filter_map(|(path, item)| {
            let operation = item.post.as_ref().filter(|it| takes_a_key(it))?;
            Some((path.clone(), operation.security.is_some()))
        });
        Self { paths: paths.collect() }
    }
}

/// Middleware: a request that creates, sent again with its `Idempotency-Key`, gets the answer that was given.
///
/// # Errors
/// 400 for a key that is none, 409 while the first one runs, 422 when the key belongs to another request.
pub async fn give_once(
    mut request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<BoxBody>, Error> {
    match turn(&mut request).await {
        Ok(None) => Ok(next.call(request).await?.map_into_boxed_body()),
        Ok(Some((_, Turn::Over(kept)))) => Ok(request.into_response(kept.again())),
        Ok(Some((db, Turn::Mine(claim)))) => {
            let served = claim.scope(next.call(request)).await;
            finish(&db, &claim, served.map(ServiceResponse::map_into_boxed_body)).await
        }
        Err(problem) => Ok(request.error_response(problem)),
    }
}

/// Nothing where the request has no key, or creates nothing.
async fn turn(request: &mut ServiceRequest) -> Result<Option<(Db, Turn)>> {
    if request.method() != Method::POST || !request.headers().contains_key(HEADER) {
        return Ok(None);
    }
    let data = |request: &ServiceRequest| {
        let creating = request.app_data::<web::Data<Creating>>()?.clone();
        Some((creating, (***request.app_data::<web::Data<Db>>()?).clone()))
    };
    let (creating, db) = data(request).ok_or(INTERNAL)?;
    let pattern = route::pattern(request).unwrap_or_default();
    let Some(for_visitors) = creating.paths.get(&*pattern) else { return Ok(None) };
    // Whoever may not ask is told so by the handler, and leaves no trace here.
    let caller = match auth::authenticate(request.request()).await {
        Ok(Some(caller)) => format!("member:{}", caller.member_id),
        Ok(None) if *for_visitors => {
            let address = RequestContext::current().address;
            format!("visitor:{}", address.map(|address| address.to_string()).unwrap_or_default())
        }
        Ok(None) | Err(_) => return Ok(None),
    };
    let key = key(request.headers()).ok_or(BAD_KEY)?;
    let id = token_hash(&format!("{caller}\n{key}"));
    let turn = claim::take(&db, id, fingerprint::of(request).await?).await?;
    Ok(Some((db, turn)))
}

/// The key, with or without the quotes of a structured field (RFC 8941).
fn key(headers: &HeaderMap) -> Option<&str> {
    let key = headers.get(HEADER)?.to_str().ok()?.trim();
    let key = key.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).unwrap_or(key);
    let visible = key.bytes().all(|byte| byte.is_ascii_graphic());
    (visible && (1..=255).contains(&key.len())).then_some(key)
}

/// Sees to the key of a request that has run: one that changed something has answered already.
async fn finish(
    db: &Db,
    claim: &Claim,
    served: Result<ServiceResponse<BoxBody>, Error>,
) -> Result<ServiceResponse<BoxBody>, Error> {
    let succeeded = served.as_ref().is_ok_and(|response| response.status().is_success());
    if succeeded && claim.is_answered() {
        return served;
    }
    let (outcome, served) = match served {
        Ok(response) if succeeded => {
            let (request, response) = response.into_parts();
            let (response, body) = response.into_parts();
            match body.try_into_bytes() {
                Ok(body) => {
                    let outcome = claim.answer_afterwards(db, kept(&response, &body)).await;
                    (outcome, Ok(ServiceResponse::new(request, response.set_body(BoxBody::new(body)))))
                }
                // What is streamed is no answer to what creates.
                Err(body) => {
                    let response = ServiceResponse::new(request, response.set_body(body));
                    (claim.give_back(db).await, Ok(response))
                }
            }
        }
        served => (claim.give_back(db).await, served),
    };
    // Nothing was changed: at worst the key is held until its lease ends.
    if let Err(problem) = outcome {
        tracing::warn!(%problem, "a key was not given back");
    }
    served
}

fn kept(response: &actix_web::HttpResponse<()>, body: &web::Bytes) -> Kept {
    let header = |name| response.headers().get(name)?.to_str().ok().map(str::to_owned);
    Kept {
        status: i32::from(response.status().as_u16()),
        location: header(LOCATION),
        etag: header(ETAG),
        body: (!body.is_empty()).then(|| String::from_utf8_lossy(body).into_owned()),
    }
}
