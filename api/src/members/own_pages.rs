//! Requests that carry the session's cookie must come from our own pages: SameSite keeps other sites out, and this keeps
//! out what it does not, such as a page on a neighbouring host.

use std::future::{Ready, ready};

use actix_web::{
    FromRequest, HttpRequest,
    dev::Payload,
    http::header::{HOST, ORIGIN},
    web,
};

use super::FOREIGN_ORIGIN;
use crate::platform::{config::Config, problem::Problem};

/// Proof that the request is not another site's. Programs that are no browser send neither header, and pass.
#[derive(Clone, Copy, Debug)]
pub struct OwnPages;

impl FromRequest for OwnPages {
    type Error = Problem;
    type Future = Ready<Result<Self, Problem>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(if is_own(request) { Ok(Self) } else { Err(FOREIGN_ORIGIN.into()) })
    }
}

fn is_own(request: &HttpRequest) -> bool {
    let header = |name: &str| request.headers().get(name).and_then(|value| value.to_str().ok());
    // Where the browser says how the sites relate, that is the answer (Fetch Metadata).
    if let Some(site) = header("sec-fetch-site") {
        return matches!(site, "same-origin" | "none");
    }
    let Some(origin) = header(ORIGIN.as_str()) else { return true };
    let configured = request.app_data::<web::Data<Config>>().map(|config| config.public_url.clone());
    let host = origin.split_once("://").map(|(_, host)| host);
    configured.is_some_and(|own| own == origin) || (host.is_some() && host == header(HOST.as_str()))
}
