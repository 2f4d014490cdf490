//! What stands in front of all handlers: bodies we do not unpack, addresses and heads that are too large, methods we do
//! not know.

use actix_web::{
    Error, HttpRequest, HttpResponse,
    body::{EitherBody, MessageBody},
    dev::{ServiceRequest, ServiceResponse},
    http::{
        Method,
        header::{ALLOW, CONTENT_ENCODING, HeaderValue},
    },
    middleware::Next,
    web,
};

use super::{
    problem::{ADDRESS_TOO_LONG, HEADERS_TOO_LARGE, METHOD_NOT_ALLOWED, Problem, UNSUPPORTED_MEDIA_TYPE},
    spa,
};

/// Refuses compressed request bodies: a small one can expand without limit (CVE-2026-134341).
///
/// # Errors
/// 415.
pub async fn refuse_encoded_bodies(
    request: ServiceRequest,
    next: Next<impl MessageBody>,
) -> Result<ServiceResponse<EitherBody<impl MessageBody>>, Error> {
    let encoded = request
        .headers()
        .get(CONTENT_ENCODING)
        .is_some_and(|value| !value.as_bytes().eq_ignore_ascii_case(b"identity"));
    if encoded {
        let problem = Problem::new(UNSUPPORTED_MEDIA_TYPE).detail("Content-Encoding");
        return Ok(request.error_response(problem).map_into_right_body());
    }
    Ok(next.call(request).await?.map_into_left_body())
}

/// The longest address, in bytes.
const ADDRESS: usize = 8 * 1024;
/// The largest head, in bytes of its names and values. The server itself refuses more than 128 KiB or 96 headers.
const HEAD: usize = 32 * 1024;

/// Refuses heads that no caller of ours needs.
///
/// # Errors
/// 414 or 431.
pub async fn refuse_large_heads(
    request: ServiceRequest,
    next: Next<impl MessageBody>,
) -> Result<ServiceResponse<EitherBody<impl MessageBody>>, Error> {
    let address = request.uri().path_and_query().map_or(0, |address| address.as_str().len());
    let head: usize = request.headers().iter().map(|(name, value)| name.as_str().len() + value.len()).sum();
    let kind =
        if address > ADDRESS { Some(ADDRESS_TOO_LONG) } else { (head > HEAD).then_some(HEADERS_TOO_LARGE) };
    match kind {
        Some(kind) => Ok(request.error_response(Problem::new(kind)).map_into_right_body()),
        None => Ok(next.call(request).await?.map_into_left_body()),
    }
}

/// Refuses addresses with a NUL character, which PostgreSQL keeps in no text: there is nothing at them.
///
/// # Errors
/// 404.
pub async fn refuse_nul_in_addresses(
    request: ServiceRequest,
    next: Next<impl MessageBody>,
) -> Result<ServiceResponse<EitherBody<impl MessageBody>>, Error> {
    if request.uri().path_and_query().is_some_and(|address| address.as_str().contains("%00")) {
        return Ok(request.error_response(Problem::not_found()).map_into_right_body());
    }
    Ok(next.call(request).await?.map_into_left_body())
}

/// The paths of the API and their methods, from the OpenAPI document.
#[derive(Clone, Debug, Default)]
pub struct KnownPaths(Vec<(Vec<String>, Vec<Method>)>);

impl KnownPaths {
    pub fn of(document: &utoipa::openapi::OpenApi) -> Self {
        let paths = document.paths.paths.iter().map(|(path, item)| {
            let methods = [
                (Method::GET, item.get.is_some()),
                (Method::POST, item.post.is_some()),
                (Method::PUT, item.put.is_some()),
                (Method::PATCH, item.patch.is_some()),
                (Method::DELETE, item.delete.is_some()),
            ];
            let segments = path.split('/').map(str::to_owned).collect();
            (segments, methods.into_iter().filter(|(_, has)| *has).map(|(method, _)| method).collect())
        });
        Self(paths.collect())
    }

    /// The methods of a path; none when nothing is there.
    fn methods(&self, path: &str) -> Vec<Method> {
        let asked: Vec<&str> = path.split('/').collect();
        let fits = |known: &[String]| {
            known.len() == asked.len()
                && known.iter().zip(&asked).all(|(known, asked)| known.starts_with('{') || known == asked)
        };
        let mut methods = Vec::new();
        for (_, more) in self.0.iter().filter(|(known, _)| fits(known)) {
            methods
                .extend(more.iter().filter(|method| !methods.contains(*method)).cloned().collect::<Vec<_>>());
        }
        methods
    }
}

/// What no route took: a wrong method on a known path, a page or file of the app, or nothing.
///
/// # Errors
/// 405 with `Allow`, or 404.
pub async fn unrouted(request: HttpRequest, known: web::Data<KnownPaths>) -> Result<HttpResponse, Problem> {
    let methods = known.methods(request.path());
    if methods.is_empty() || methods.contains(request.method()) {
        return spa::serve(request).await;
    }
    let mut response = actix_web::ResponseError::error_response(&Problem::new(METHOD_NOT_ALLOWED));
    let allowed = methods.iter().map(Method::as_str).collect::<Vec<_>>().join(", ");
    if let Ok(value) = HeaderValue::from_str(&allowed) {
        response.headers_mut().insert(ALLOW, value);
    }
    Ok(response)
}
