//! Telling one request from another: a hash of its address and body.

use actix_web::{
    dev::{Payload, ServiceRequest},
    http::header::CONTENT_TYPE,
    web::{Bytes, BytesMut},
};
use futures_util::StreamExt;
use sha2::{Digest, Sha256};

use crate::platform::{
    json::{self, unreadable},
    problem::{Problem, Result, TOO_LARGE},
    random::hex,
    storage::MAX_BYTES,
};

/// What a form says around the file in it, in bytes.
const FORM: usize = 64 * 1024;

/// Reads the body, and puts it back for the handler.
///
/// # Errors
/// 413 when it is larger than any handler takes.
pub async fn of(request: &mut ServiceRequest) -> Result<String> {
    let boundary = boundary(request);
    let limit = if boundary.is_some() { MAX_BYTES + FORM } else { json::LIMIT };
    let body = read(request.parts_mut().1.take(), limit).await?;
    let mut hash = Sha256::new();
    hash.update(request.uri().path_and_query().map_or("", |address| address.as_str()));
    hash.update([0]);
    match &boundary {
        // Whoever sends a form again draws another boundary.
        Some(boundary) => parts(&body, boundary.as_bytes()).for_each(|part| hash.update(part)),
        None => hash.update(&body),
    }
    request.set_payload(Payload::from(body));
    Ok(hex(&hash.finalize()))
}

/// The boundary of a `multipart/form-data` body (RFC 2046, section 5.1.1).
fn boundary(request: &ServiceRequest) -> Option<String> {
    let content_type = request.headers().get(CONTENT_TYPE)?.to_str().ok()?;
    let parameters = content_type.strip_prefix("multipart/form-data")?;
    let boundary = parameters.split(';').find_map(|part| part.trim().strip_prefix("boundary="))?;
    Some(boundary.trim_matches('"').to_owned()).filter(|boundary| !boundary.is_empty())
}

fn parts<'a>(body: &'a [u8], boundary: &'a [u8]) -> impl Iterator<Item = &'a [u8]> {
    let mut rest = Some(body);
    std::iter::from_fn(move || {
        let body = rest?;
        let found = memchr::memmem::find(body, boundary);
        let (part, after) = match found {
            Some(at) => (body.get(..at)?, body.get(at + boundary.len()..)),
            None => (body, None),
        };
        rest = after;
        Some(part)
    })
}

async fn read(mut payload: Payload, limit: usize) -> Result<Bytes> {
    let mut body = BytesMut::new();
    while let Some(chunk) = payload.next().await {
        let chunk = chunk.map_err(|error| unreadable(&error))?;
        if body.len() + chunk.len() > limit {
            return Err(Problem::new(TOO_LARGE));
        }
        body.extend_from_slice(&chunk);
    }
    Ok(body.freeze())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_is_the_same_whatever_its_boundary() {
        let joined = |body: &[u8], boundary: &[u8]| parts(body, boundary).collect::<Vec<_>>().concat();
        assert_eq!(joined(b"--ab\r\nx\r\n--ab--", b"ab"), joined(b"--qrs\r\nx\r\n--qrs--", b"qrs"));
        assert_ne!(joined(b"--ab\r\nx\r\n--ab--", b"ab"), joined(b"--ab\r\ny\r\n--ab--", b"ab"));
    }
}
