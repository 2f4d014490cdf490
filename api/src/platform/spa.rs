//! The single-page app, built into the binary. Addresses of the app answer with its page; a missing asset is a 404.

use actix_web::{
    HttpRequest, HttpResponse,
    http::header::{CACHE_CONTROL, CONTENT_TYPE, HeaderValue},
    web,
};
use rust_embed::RustEmbed;

use super::problem::{Problem, Result};

#[derive(RustEmbed)]
#[folder = "../frontend/dist"]
#[allow_missing = true]
struct Assets;

/// What a browser may load under our pages: our own files, and pictures as data.
const CONTENT_SECURITY_POLICY: &str = "default-src 'self'; img-src 'self' data: blob:; style-src 'self'; \
     script-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'";

/// Everything that no route of the API took: files of the app, or its page.
///
/// # Errors
/// 404 for the API's own addresses and for files that do not exist.
pub async fn serve(request: HttpRequest) -> Result<HttpResponse> {
    let path = request.path().trim_start_matches('/');
    if let Some(file) = Assets::get(path).filter(|_| !path.is_empty() && path != "index.html") {
        let cache =
            if path.starts_with("assets/") { "public, max-age=31536000, immutable" } else { "no-cache" };
        return Ok(answer(file.metadata.mimetype(), cache).body(web::Bytes::from(file.data.into_owned())));
    }
    let is_a_page = request.method().is_safe()
        && !["api", "health", ".well-known", "assets", "docs"]
            .contains(&path.split('/').next().unwrap_or_default())
        && !path.rsplit('/').next().unwrap_or_default().contains('.');
    match Assets::get("index.html").filter(|_| is_a_page) {
        Some(page) => Ok(answer("text/html; charset=utf-8", "no-cache")
            .insert_header(("content-security-policy", CONTENT_SECURITY_POLICY))
            .body(web::Bytes::from(page.data.into_owned()))),
        None => Err(Problem::not_found()),
    }
}

fn answer(media_type: &str, cache: &'static str) -> actix_web::HttpResponseBuilder {
    let mut response = HttpResponse::Ok();
    response
        .insert_header((
            CONTENT_TYPE,
            HeaderValue::from_str(media_type).unwrap_or(HeaderValue::from_static("application/octet-stream")),
        ))
        .insert_header((CACHE_CONTROL, cache));
    response
}
