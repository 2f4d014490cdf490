//! The single-page app, built into the binary. Addresses of the app answer with its page; a missing asset is a 404.
//!
//! Files that shrink were compressed when the app was built (`name.br`), better than there is time for at a request.

use std::path::Path;

use actix_web::{
    HttpRequest, HttpResponse,
    http::header::{
        ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_SECURITY_POLICY, CONTENT_TYPE, ETAG,
        HeaderMap, VARY,
    },
    web,
};
use rust_embed::{EmbeddedFile, RustEmbed};

use super::{
    problem::{Problem, Result},
    random::hex,
};

#[derive(RustEmbed)]
#[folder = "../frontend/dist"]
#[allow_missing = true]
struct Assets;

/// What a browser may load under our pages: our own files, and pictures as data. Nothing inline, nothing evaluated.
const POLICY: &str = "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; \
     object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'";

/// Its name changes with its content.
const FOR_EVER: &str = "public, max-age=31536000, immutable";
/// Asked for again each time: it names the assets, and those of an old one are gone.
const ASK_AGAIN: &str = "no-cache";

/// Everything that no route of the API took: files of the app, or its page.
///
/// # Errors
/// 404 for the API's own addresses and for files that do not exist.
pub async fn serve(request: HttpRequest) -> Result<HttpResponse> {
    let path = request.path().trim_start_matches('/');
    let is_hidden = path.starts_with('.') || ends_in(path, "br");
    let is_a_file = !path.is_empty() && path != "index.html" && !is_hidden;
    if let Some(file) = Assets::get(path).filter(|_| is_a_file) {
        let cache = if path.starts_with("assets/") { FOR_EVER } else { ASK_AGAIN };
        return Ok(answer(&request, path, file, cache));
    }
    let is_a_page = request.method().is_safe()
        && !["api", "health", ".well-known", "assets", "docs", "problems"]
            .contains(&path.split('/').next().unwrap_or_default())
        && !path.rsplit('/').next().unwrap_or_default().contains('.');
    let page = Assets::get("index.html").filter(|_| is_a_page).ok_or_else(Problem::not_found)?;
    Ok(answer(&request, "index.html", page, ASK_AGAIN))
}

/// The file, or what was made of it when the app was built, where the caller can unpack that.
fn answer(request: &HttpRequest, path: &str, file: EmbeddedFile, cache: &'static str) -> HttpResponse {
    let media_type = match file.metadata.mimetype() {
        "text/html" => "text/html; charset=utf-8",
        known => known,
    }
    .to_owned();
    let small = Assets::get(&format!("{path}.br"));
    let varies = small.is_some();
    let small = small.filter(|_| takes_brotli(request.headers()));
    let mut response = HttpResponse::Ok();
    response.insert_header((CONTENT_TYPE, media_type)).insert_header((CACHE_CONTROL, cache));
    if ends_in(path, "html") {
        response.insert_header((CONTENT_SECURITY_POLICY, POLICY));
    }
    if varies {
        response.insert_header((VARY, "Accept-Encoding"));
    }
    if small.is_some() {
        response.insert_header((CONTENT_ENCODING, "br"));
    }
    let file = small.unwrap_or(file);
    response
        .insert_header((ETAG, format!("\"{}\"", hex(&file.metadata.sha256_hash()))))
        .body(web::Bytes::from(file.data.into_owned()))
}

fn ends_in(path: &str, extension: &str) -> bool {
    Path::new(path).extension().is_some_and(|its| its.eq_ignore_ascii_case(extension))
}

/// Whether the caller names brotli, and not to refuse it (RFC 9110, section 12.5.3).
fn takes_brotli(headers: &HeaderMap) -> bool {
    let accepts = headers.get(ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or_default();
    accepts.split(',').any(|coding| {
        let mut parts = coding.split(';').map(str::trim);
        let refused = |parameter: &str| {
            parameter.strip_prefix("q=").and_then(|q| q.parse::<f32>().ok()).is_some_and(|q| q <= 0.0)
        };
        parts.next().is_some_and(|name| name.eq_ignore_ascii_case("br")) && !parts.any(refused)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brotli_is_sent_to_whoever_takes_it() {
        let takes = |value: &'static str| {
            let mut headers = HeaderMap::new();
            headers.insert(ACCEPT_ENCODING, actix_web::http::header::HeaderValue::from_static(value));
            takes_brotli(&headers)
        };
        assert!(takes("gzip, deflate, br") && takes("br;q=0.5") && takes("BR"));
        assert!(!takes("gzip") && !takes("br;q=0") && !takes("") && !takes("brotli"));
        assert!(!takes_brotli(&HeaderMap::new()));
    }
}
