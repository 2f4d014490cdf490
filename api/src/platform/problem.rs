//! The one error type: a problem of RFC 9457, in the language of the caller.

use std::{borrow::Cow, fmt};

use actix_web::{HttpResponse, ResponseError, http::StatusCode};
use serde::Serialize;
use serde_json::{Map, Value};
use utoipa::ToSchema;

use super::{messages, request::RequestContext};

pub use super::problem_kind::{
    ADDRESS_TOO_LONG, CONFLICT, FORBIDDEN, HEADERS_TOO_LARGE, INSUFFICIENT_SCOPE, INTERNAL, INVALID, KINDS,
    MALFORMED, METHOD_NOT_ALLOWED, NOT_FOUND, PEOPLE_ONLY, PRECONDITION_REQUIRED, ProblemKind,
    SECOND_FACTOR_REQUIRED, STALE, STEP_UP_REQUIRED, STORAGE_FULL, TOO_LARGE, TOO_MANY_REQUESTS, TOO_SLOW,
    UNAUTHENTICATED, UNAVAILABLE, UNKNOWN_PARAMETER, UNSUPPORTED_MEDIA_TYPE,
};

pub type Result<T, E = Problem> = std::result::Result<T, E>;

/// The members of a problem that RFC 9457 defines, and our own `errors`.
pub const RESERVED: [&str; 6] = ["type", "title", "status", "detail", "instance", "errors"];

/// One field's fault.
#[derive(Clone, Debug, PartialEq)]
pub struct FieldError {
    /// JSON pointer (RFC 6901) into the request's body, or `/name` of a parameter.
    pub pointer: String,
    pub code: Cow<'static, str>,
    /// Values for the message: `min`, `max` and their like.
    pub params: Map<String, Value>,
}

impl FieldError {
    pub fn new(pointer: impl Into<String>, code: impl Into<Cow<'static, str>>) -> Self {
        Self { pointer: pointer.into(), code: code.into(), params: Map::new() }
    }

    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<Value>) -> Self {
        self.params.insert(name.to_owned(), value.into());
        self
    }
}

/// A request that could not be served, and why.
#[derive(Clone, Debug)]
pub struct Problem {
    pub kind: ProblemKind,
    pub detail: Option<String>,
    pub errors: Vec<FieldError>,
    /// Extension members (RFC 9457, section 3.2), such as the current text after a lost race.
    pub extensions: Map<String, Value>,
    /// Seconds for `Retry-After`.
    pub retry_after: Option<u64>,
}

impl Problem {
    pub fn new(kind: ProblemKind) -> Self {
        Self { kind, detail: None, errors: Vec::new(), extensions: Map::new(), retry_after: None }
    }

    pub fn not_found() -> Self {
        Self::new(NOT_FOUND)
    }

    pub fn forbidden() -> Self {
        Self::new(FORBIDDEN)
    }

    /// 422 with the faults of the fields.
    pub fn invalid(errors: Vec<FieldError>) -> Self {
        Self { errors, ..Self::new(INVALID) }
    }

    /// 422 for one field.
    pub fn field(pointer: impl Into<String>, code: impl Into<Cow<'static, str>>) -> Self {
        Self::invalid(vec![FieldError::new(pointer, code)])
    }

    /// Logs what happened, and answers an opaque 500.
    pub fn internal(cause: impl fmt::Debug) -> Self {
        tracing::error!(?cause, "internal error");
        Self::new(INTERNAL)
    }

    #[must_use]
    pub fn detail(mut self, detail: impl Into<String>) -> Self {
        self.detail = Some(detail.into());
        self
    }

    /// Adds an extension member. A name that the standard defines is refused, so that no member of a problem says two
    /// things; a contract test finds whoever tries.
    #[must_use]
    pub fn extension(mut self, name: &str, value: impl Serialize) -> Self {
        if !RESERVED.contains(&name) {
            self.extensions.insert(name.to_owned(), serde_json::to_value(value).unwrap_or_default());
        }
        self
    }

    #[must_use]
    pub fn retry_after(mut self, seconds: u64) -> Self {
        self.retry_after = Some(seconds);
        self
    }

    fn body(&self) -> ProblemBody {
        let RequestContext { id, language, .. } = RequestContext::current();
        ProblemBody {
            kind: format!("/problems/{}", self.kind.slug),
            title: self.kind.title(language).to_owned(),
            status: self.kind.status,
            detail: self.detail.clone(),
            instance: id,
            errors: self
                .errors
                .iter()
                .map(|error| ProblemField {
                    pointer: error.pointer.clone(),
                    code: error.code.clone().into_owned(),
                    message: messages::of(&error.code, &error.params, language),
                })
                .collect(),
            extensions: self.extensions.clone(),
        }
    }
}

impl From<ProblemKind> for Problem {
    fn from(kind: ProblemKind) -> Self {
        Self::new(kind)
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.kind.status, self.kind.slug)
    }
}

impl std::error::Error for Problem {}

impl ResponseError for Problem {
    fn status_code(&self) -> StatusCode {
        StatusCode::from_u16(self.kind.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
    }

    fn error_response(&self) -> HttpResponse {
        let mut response = HttpResponse::build(self.status_code());
        response.content_type("application/problem+json").insert_header(("cache-control", "no-store"));
        if self.kind == TOO_SLOW {
            // What is still to come would be taken for the next request.
            response.force_close();
        }
        if self.kind.status == 401 {
            response.insert_header(("www-authenticate", "Bearer"));
        }
        if self.kind == INSUFFICIENT_SCOPE {
            // RFC 6750, section 3.1.
            let scope = self.extensions.get("permission").and_then(Value::as_str).unwrap_or_default();
            let challenge = format!("Bearer error=\"insufficient_scope\", scope=\"{scope}\"");
            response.insert_header(("www-authenticate", challenge));
        }
        if let Some(seconds) = self.retry_after {
            response.insert_header(("retry-after", seconds));
        }
        response.json(self.body())
    }
}

impl From<validator::ValidationErrors> for Problem {
    fn from(errors: validator::ValidationErrors) -> Self {
        let mut fields = Vec::new();
        collect(&errors, "", &mut fields);
        fields.sort_by(|a, b| a.pointer.cmp(&b.pointer));
        Self::invalid(fields)
    }
}

fn collect(errors: &validator::ValidationErrors, at: &str, into: &mut Vec<FieldError>) {
    use validator::ValidationErrorsKind::{Field, List, Struct};
    for (name, kind) in errors.errors() {
        let pointer = format!("{at}/{name}");
        match kind {
            Field(faults) => into.extend(faults.iter().map(|fault| {
                FieldError {
                    pointer: pointer.clone(),
                    code: fault.code.clone(),
                    params: fault
                        .params
                        .iter()
                        .filter(|(name, _)| *name != "value")
                        .map(|(name, value)| (name.to_string(), value.clone()))
                        .collect(),
                }
            })),
            Struct(inner) => collect(inner, &pointer, into),
            List(items) => {
                for (index, inner) in items {
                    collect(inner, &format!("{pointer}/{index}"), into);
                }
            }
        }
    }
}

/// A problem as it is sent (RFC 9457). Its type is a page that explains it.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Problem)]
pub struct ProblemBody {
    #[serde(rename = "type")]
    #[schema(example = "/problems/validation")]
    pub kind: String,
    #[schema(example = "Διορθώστε τα πεδία που σημειώνονται")]
    pub title: String,
    #[schema(minimum = 400, maximum = 599, example = 422)]
    pub status: u16,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
    /// The request's id, which the logs name too.
    pub instance: String,
    /// The faults of the request's fields.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schema(required = false)]
    pub errors: Vec<ProblemField>,
    #[serde(flatten)]
    #[schema(ignore)]
    pub extensions: Map<String, Value>,
}

/// A field's fault.
#[derive(Debug, Serialize, ToSchema)]
pub struct ProblemField {
    /// JSON pointer (RFC 6901) into the request's body.
    #[schema(example = "/title")]
    pub pointer: String,
    #[schema(example = "length")]
    pub code: String,
    #[schema(example = "Γράψτε από 10 έως 160 χαρακτήρες")]
    pub message: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_extension_does_not_take_a_standard_name() {
        let problem =
            RESERVED.iter().fold(Problem::not_found(), |problem, name| problem.extension(name, "x"));
        assert!(problem.extensions.is_empty());
        assert_eq!(Problem::not_found().extension("state", "closed").extensions["state"], "closed");
    }
}
