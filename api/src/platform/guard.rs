//! What stands in front of all handlers: bodies we do not unpack, methods we do not know, headers we always send.

use actix_web::{
    Error, HttpRequest, HttpResponse,
    body::{EitherBody, MessageBody},
    dev::{ServiceRequest, ServiceResponse},
    http::{
        Method,
        header::{ALLOW, CONTENT_ENCODING, HeaderName, HeaderValue},
    },
    middleware::Next,
    web,
};

use super::{
    problem::{METHOD_NOT_ALLOWED, Problem, UNSUPPORTED_MEDIA_TYPE},
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

const ALWAYS: [(&str, &str); 4] = [
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "strict-origin-when-cross-origin"),
    ("x-frame-options", "DENY"),
    ("cross-origin-opener-policy", "same-origin"),
];

/// Adds the headers that every answer carries.
///
/// # Errors
/// None of its own.
pub async fn security_headers(
    request: ServiceRequest,
    next: Next<impl MessageBody>,
) -> Result<ServiceResponse<impl MessageBody>, Error> {
    let mut response = next.call(request).await?;
    for (name, value) in ALWAYS {
        response.headers_mut().insert(HeaderName::from_static(name), HeaderValue::from_static(value));
    }
    Ok(response)
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
