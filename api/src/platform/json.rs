//! Bodies: the validating `Json` extractor and the shapes of an answer.

use std::{future::Future, pin::Pin};

use actix_web::{
    FromRequest, HttpRequest, HttpResponse, Responder, dev::Payload, error::PayloadError, http::header, web,
};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::Value;
use validator::Validate;

use super::problem::{FieldError, INVALID, MALFORMED, Problem, TOO_LARGE, TOO_SLOW, UNSUPPORTED_MEDIA_TYPE};

/// The largest JSON body, in bytes.
pub const LIMIT: usize = 512 * 1024;

/// A JSON body that has been read and validated, or a JSON answer with 200.
///
/// Malformed JSON is a 400, a wrong shape or value a 422 with a pointer, a large body a 413, another type a 415.
#[derive(Debug)]
pub struct Json<T>(pub T);

impl<T: DeserializeOwned + Validate + 'static> FromRequest for Json<T> {
    type Error = Problem;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Problem>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let is_json =
            request.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).is_some_and(
                |value| {
                    let essence = value.split(';').next().unwrap_or_default().trim();
                    essence.eq_ignore_ascii_case("application/json")
                },
            );
        let bytes = web::Bytes::from_request(request, payload);
        Box::pin(async move {
            if !is_json {
                return Err(UNSUPPORTED_MEDIA_TYPE.into());
            }
            let bytes = bytes.await.map_err(|error| match error.as_error::<PayloadError>() {
                Some(error) => unreadable(error),
                None => MALFORMED.into(),
            })?;
            let value: T = parse(&bytes)?;
            value.validate()?;
            Ok(Self(value))
        })
    }
}

/// A body that did not come whole.
pub(super) fn unreadable(error: &PayloadError) -> Problem {
    match error {
        PayloadError::Overflow => TOO_LARGE.into(),
        PayloadError::Io(error) if error.kind() == std::io::ErrorKind::TimedOut => TOO_SLOW.into(),
        _ => MALFORMED.into(),
    }
}

/// Reads JSON and says where it is wrong.
///
/// # Errors
/// 400 when it is no JSON, 422 with a pointer when it is not of the shape asked for.
pub fn parse<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Problem> {
    refuse_nul(bytes)?;
    let mut deserializer = serde_json::Deserializer::from_slice(bytes);
    let value = serde_path_to_error::deserialize(&mut deserializer).map_err(|error| {
        let pointer = pointer(error.path());
        let inner = error.into_inner();
        match inner.classify() {
            serde_json::error::Category::Data => {
                Problem { errors: vec![data_fault(pointer, &inner)], ..Problem::new(INVALID) }
            }
            _ => Problem::new(MALFORMED).detail(format!(
                "JSON: line {}, column {}",
                inner.line(),
                inner.column()
            )),
        }
    })?;
    deserializer.end().map_err(|_| Problem::new(MALFORMED))?;
    Ok(value)
}

/// PostgreSQL keeps no NUL character in a text. Only its escape can bring one, so most bodies are not looked into.
fn refuse_nul(bytes: &[u8]) -> Result<(), Problem> {
    if !bytes.windows(6).any(|six| six == br"\u0000") {
        return Ok(());
    }
    let value: Value = serde_json::from_slice(bytes).map_err(|_| Problem::new(MALFORMED))?;
    nul_in(&value, "").map_or(Ok(()), |pointer| Err(Problem::field(pointer, "control_character")))
}

/// Where the first NUL character is.
fn nul_in(value: &Value, at: &str) -> Option<String> {
    use Value::{Array, Object, String};
    match value {
        String(text) => text.contains('\0').then(|| at.to_owned()),
        Array(items) => {
            items.iter().enumerate().find_map(|(index, item)| nul_in(item, &format!("{at}/{index}")))
        }
        Object(fields) => fields.iter().find_map(|(name, field)| {
            let named = name.contains('\0').then(|| at.to_owned());
            named.or_else(|| nul_in(field, &format!("{at}/{}", escaped(name))))
        }),
        _ => None,
    }
}

/// A name as a part of a JSON pointer.
fn escaped(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1")
}

/// serde tells missing and unknown fields apart by its message alone.
fn data_fault(pointer: String, error: &serde_json::Error) -> FieldError {
    let message = error.to_string();
    let named = |prefix: &str| {
        message.strip_prefix(prefix).and_then(|rest| rest.split('`').next()).map(str::to_owned)
    };
    if let Some(field) = named("missing field `") {
        return FieldError::new(format!("{pointer}/{field}"), "required");
    }
    if let Some(field) = named("unknown field `") {
        let at = if pointer.ends_with(&format!("/{field}")) { pointer } else { format!("{pointer}/{field}") };
        return FieldError::new(at, "unknown_field");
    }
    if message.starts_with("unknown variant") {
        return FieldError::new(pointer, "unknown_option");
    }
    FieldError::new(pointer, "wrong_type")
}

fn pointer(path: &serde_path_to_error::Path) -> String {
    use serde_path_to_error::Segment;
    path.iter().fold(String::new(), |mut pointer, segment| {
        match segment {
            Segment::Seq { index } => {
                pointer.push('/');
                pointer.push_str(&index.to_string());
            }
            Segment::Map { key } | Segment::Enum { variant: key } => {
                pointer.push('/');
                pointer.push_str(&escaped(key));
            }
            Segment::Unknown => {}
        }
        pointer
    })
}

impl<T: Serialize> Responder for Json<T> {
    type Body = actix_web::body::BoxBody;

    fn respond_to(self, _: &HttpRequest) -> HttpResponse {
        private(HttpResponse::Ok()).json(self.0)
    }
}

/// 201 with the new resource, and where it is.
#[derive(Debug)]
pub struct Created<T> {
    pub location: String,
    pub body: T,
}

impl<T: Serialize> Responder for Created<T> {
    type Body = actix_web::body::BoxBody;

    fn respond_to(self, _: &HttpRequest) -> HttpResponse {
        private(HttpResponse::Created()).insert_header((header::LOCATION, self.location)).json(self.body)
    }
}

/// 204.
#[derive(Debug)]
pub struct NoContent;

impl Responder for NoContent {
    type Body = actix_web::body::BoxBody;

    fn respond_to(self, _: &HttpRequest) -> HttpResponse {
        private(HttpResponse::NoContent()).finish()
    }
}

/// 202: taken, and done later.
#[derive(Debug)]
pub struct Accepted<T>(pub T);

impl<T: Serialize> Responder for Accepted<T> {
    type Body = actix_web::body::BoxBody;

    fn respond_to(self, _: &HttpRequest) -> HttpResponse {
        // Nothing to say is no body, not the word `null`.
        match serde_json::to_value(&self.0) {
            Ok(Value::Null) => private(HttpResponse::Accepted()).finish(),
            _ => private(HttpResponse::Accepted()).json(self.0),
        }
    }
}

/// An answer that may differ by caller: caches may keep it and must ask again.
pub(super) fn private(mut builder: actix_web::HttpResponseBuilder) -> actix_web::HttpResponseBuilder {
    builder.insert_header((header::CACHE_CONTROL, "private, no-cache"));
    builder.insert_header((header::VARY, "Authorization, Accept-Language"));
    builder
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, serde::Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Form {
        #[expect(dead_code, reason = "only its type matters")]
        title: String,
    }

    fn fault(json: &str) -> String {
        let problem = parse::<Form>(json.as_bytes()).unwrap_err();
        let fields: Vec<_> =
            problem.errors.iter().map(|error| format!("{} {}", error.pointer, error.code)).collect();
        format!("{problem} {}", fields.join(", "))
    }

    #[test]
    fn faults_name_their_field() {
        assert_eq!(fault("{}"), "422 validation /title required");
        assert_eq!(fault(r#"{"title": 1}"#), "422 validation /title wrong_type");
        assert_eq!(fault(r#"{"title": "a", "b": 1}"#), "422 validation /b unknown_field");
        assert_eq!(fault("{"), "400 malformed-request ");
        assert_eq!(fault(r#"{"title": "a"} x"#), "400 malformed-request ");
    }

    #[test]
    fn a_null_character_is_found_where_it_stands() {
        assert_eq!(fault(r#"{"title": "a\u0000"}"#), "422 validation /title control_character");
        assert!(parse::<Form>(br#"{"title": "a\\u0000"}"#).is_ok(), "a backslash and a word");
    }

    #[test]
    fn deep_nesting_is_refused_without_harm() {
        let deep = format!(r#"{{"title": {}"#, "[".repeat(10_000));
        assert!(fault(&deep).starts_with('4'));
    }
}
