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
    auth,
    db::Db,
    problem::{INTERNAL, Problem, Result, TOO_MANY_REQUESTS},
    request::RequestContext,
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
    if !request.path().starts_with("/api/") {
        return Ok(next.call(request).await?.map_into_boxed_body());
    }
    let standings = match count(&request).await {
        Ok(standings) => standings,
        Err(problem) => return Ok(request.error_response(problem)),
    };
    let wait = standings.iter().filter(|it| !it.allowed).map(|it| u64::from(it.reset)).max();
    let mut response = match wait {
        Some(seconds) => request.error_response(Problem::new(TOO_MANY_REQUESTS).retry_after(seconds)),
        None => next.call(request).await?.map_into_boxed_body(),
    };
    tell(response.headers_mut(), &standings);
    Ok(response)
}

async fn count(request: &ServiceRequest) -> Result<Vec<Standing>> {
    let data = || {
        let limits = request.app_data::<web::Data<Limits>>()?;
        Some((limits, request.app_data::<web::Data<Metered>>()?, request.app_data::<web::Data<Db>>()?))
    };
    let (limits, metered, db) = data().ok_or(INTERNAL)?;
    let Some(address) = RequestContext::current().address else { return Ok(Vec::new()) };
    limits.forget_quiet(db.now());
    let mut standings: Vec<Standing> = limits.request(address).into_iter().collect();
    if standings.iter().any(|it| !it.allowed) {
        return Ok(standings);
    }
    let address = address.to_string();
    match metered.cost(request) {
        Some(Cost::Search) => {
            if let Some(searches) = &limits.searches {
                // Whoever has a bad token is told so by the handler.
                let caller = auth::authenticate(request.request()).await.ok().flatten();
                standings.push(match caller {
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
    Ok(standings)
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
