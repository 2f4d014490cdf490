//! In front of the API: counts, tells the caller where they stand, and refuses what is too much.

use actix_web::{
    Error,
    body::{BoxBody, MessageBody},
    dev::{ServiceRequest, ServiceResponse},
    http::header::{HeaderMap, HeaderName, HeaderValue},
    middleware::Next,
    web,
};

use super::{Limits, Metered, Standing, metered::Cost};
use crate::platform::{
    auth::{self, Caller},
    db::Db,
    problem::{INTERNAL, Problem, Result, TOO_MANY_REQUESTS},
    request::RequestContext,
    time::Timestamp,
    usage::Usage,
};

/// What an address may do, in people: it may be a whole office.
const OFFICE: u32 = 5;

const POLICY: HeaderName = HeaderName::from_static("ratelimit-policy");
const STANDING: HeaderName = HeaderName::from_static("ratelimit");

/// Middleware: counts requests to the API against the limits, and says in `RateLimit` what is left
/// (draft-ietf-httpapi-ratelimit-headers-10).
///
/// # Errors
/// 429 with `Retry-After`.
pub async fn within_limits(
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<BoxBody>, Error> {
    if !["/api/", "/oauth/"].iter().any(|counted| request.path().starts_with(counted)) {
        return Ok(next.call(request).await?.map_into_boxed_body());
    }
    let (standings, client) = match count(&request).await {
        Ok(counted) => counted,
        Err(problem) => return Ok(request.error_response(problem)),
    };
    let counted = client.map(|client| (client.member_id, usage(&request)));
    let wait = standings.iter().filter(|it| !it.allowed).map(|it| u64::from(it.reset)).max();
    let mut response = match wait {
        Some(seconds) => request.error_response(Problem::new(TOO_MANY_REQUESTS).retry_after(seconds)),
        None => next.call(request).await?.map_into_boxed_body(),
    };
    tell(response.headers_mut(), &standings);
    if let Some((client, Some((usage, now)))) = counted {
        usage.count(client, now, response.status());
    }
    Ok(response)
}

/// Where its requests are counted.
fn usage(request: &ServiceRequest) -> Option<(web::Data<Usage>, Timestamp)> {
    let now = request.app_data::<web::Data<Db>>()?.now();
    Some((request.app_data::<web::Data<Usage>>()?.clone(), now))
}

/// Where the caller stands, and which API client it is. An address that asks too much is not asked who it is.
async fn count(request: &ServiceRequest) -> Result<(Vec<Standing>, Option<Caller>)> {
    let data = || {
        let limits = request.app_data::<web::Data<Limits>>()?;
        Some((limits, request.app_data::<web::Data<Metered>>()?, request.app_data::<web::Data<Db>>()?))
    };
    let (limits, metered, db) = data().ok_or(INTERNAL)?;
    let Some(address) = RequestContext::current().address else { return Ok((Vec::new(), None)) };
    limits.forget_quiet(db.now());
    let mut standings: Vec<Standing> = limits.request(address).into_iter().collect();
    if standings.iter().any(|it| !it.allowed) {
        return Ok((standings, None));
    }
    let caller = auth::client_of(request.request()).await;
    if let (Some(clients), Some(caller)) = (&limits.clients, &caller)
        && let Some(client) = &caller.client
    {
        let id = caller.member_id.to_string();
        standings.push(clients.take(db, &id, client.requests_per_minute).await?);
        if standings.iter().any(|it| !it.allowed) {
            return Ok((standings, Some(caller.clone())));
        }
    }
    let address = address.to_string();
    match metered.cost(request) {
        Some(Cost::Search) => {
            if let Some(searches) = &limits.searches {
                // Whoever has a bad token is told so by the handler.
                let searcher = auth::authenticate(request.request()).await.ok().flatten();
                standings.push(match searcher {
                    Some(caller) => searches.take(db, &caller.member_id.to_string(), 1).await?,
                    None => searches.take(db, &address, OFFICE).await?,
                });
            }
        }
        Some(Cost::Mail) => {
            if let Some(mails) = &limits.mails {
                standings.push(mails.take(db, &address, 1).await?);
            }
        }
        None => {}
    }
    Ok((standings, caller))
}

fn tell(headers: &mut HeaderMap, standings: &[Standing]) {
    let each = |write: fn(&Standing) -> String| standings.iter().map(write).collect::<Vec<_>>().join(", ");
    let policies = each(|it| format!("\"{}\";q={};w={}", it.policy.name, it.policy.quota, it.policy.window));
    let left = each(|it| format!("\"{}\";r={};t={}", it.policy.name, it.remaining, it.reset));
    for (name, value) in [(POLICY, policies), (STANDING, left)] {
        if let Ok(value) = HeaderValue::from_str(&value)
            && !value.is_empty()
        {
            headers.insert(name, value);
        }
    }
}
