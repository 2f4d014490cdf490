//! The one error type: a problem of RFC 9457, in the language of the caller.

use std::{borrow::Cow, fmt};

use actix_web::{HttpResponse, ResponseError, http::StatusCode};
use serde::Serialize;
use serde_json::{Map, Value};
use utoipa::ToSchema;

use super::{idempotency, language::Language, messages, request::RequestContext};

pub type Result<T, E = Problem> = std::result::Result<T, E>;

/// A kind of problem, declared as a constant by the slice that answers with it. Its slug is part of the API.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ProblemKind {
    pub slug: &'static str,
    pub status: u16,
    pub el: &'static str,
    pub en: &'static str,
}

impl ProblemKind {
    pub const fn new(status: u16, slug: &'static str, el: &'static str, en: &'static str) -> Self {
        Self { slug, status, el, en }
    }

    /// 409: the request is right, the state of the resource is not.
    pub const fn conflict(slug: &'static str, el: &'static str, en: &'static str) -> Self {
        Self::new(409, slug, el, en)
    }

    /// 403: the caller may see this, and may not do that.
    pub const fn forbidden(slug: &'static str, el: &'static str, en: &'static str) -> Self {
        Self::new(403, slug, el, en)
    }

    const fn title(&self, language: Language) -> &'static str {
        match language {
            Language::El => self.el,
            Language::En => self.en,
        }
    }
}

pub const MALFORMED: ProblemKind =
    ProblemKind::new(400, "malformed-request", "Το αίτημα δεν διαβάζεται", "The request cannot be read");
pub const UNKNOWN_PARAMETER: ProblemKind = ProblemKind::new(
    400,
    "bad-query",
    "Οι παράμετροι του αιτήματος δεν είναι σωστές",
    "The request's parameters are not right",
);
pub const UNAUTHENTICATED: ProblemKind =
    ProblemKind::new(401, "unauthenticated", "Χρειάζεται σύνδεση", "Please sign in");
pub const FORBIDDEN: ProblemKind =
    ProblemKind::forbidden("forbidden", "Δεν έχετε αυτό το δικαίωμα", "You may not do this");
pub const SECOND_FACTOR_REQUIRED: ProblemKind = ProblemKind::forbidden(
    "second-factor-required",
    "Ο ρόλος σας απαιτεί δεύτερο παράγοντα σύνδεσης",
    "Your role asks for a second factor",
);
pub const STEP_UP_REQUIRED: ProblemKind = ProblemKind::forbidden(
    "step-up-required",
    "Επιβεβαιώστε πρώτα ότι είστε εσείς, με τον δεύτερο παράγοντα",
    "Confirm first that it is you, with your second factor",
);
pub const INSUFFICIENT_SCOPE: ProblemKind = ProblemKind::forbidden(
    "insufficient-scope",
    "Το token δεν έχει αυτό το δικαίωμα",
    "The token lacks this scope",
);
pub const PEOPLE_ONLY: ProblemKind = ProblemKind::forbidden(
    "people-only",
    "Αυτό το κάνουν μόνο άνθρωποι, όχι εφαρμογές",
    "This is for people, not for API clients",
);
pub const NOT_FOUND: ProblemKind = ProblemKind::new(404, "not-found", "Δεν βρέθηκε", "There is nothing here");
pub const METHOD_NOT_ALLOWED: ProblemKind = ProblemKind::new(
    405,
    "method-not-allowed",
    "Η μέθοδος δεν υποστηρίζεται εδώ",
    "The method is not supported here",
);
pub const TOO_SLOW: ProblemKind =
    ProblemKind::new(408, "too-slow", "Το αίτημα ερχόταν πολύ αργά", "The request was coming in too slowly");
pub const CONFLICT: ProblemKind = ProblemKind::conflict("conflict", "Υπάρχει ήδη", "There is one already");
pub const STALE: ProblemKind = ProblemKind::new(
    412,
    "stale",
    "Κάποιος άλλος το άλλαξε στο μεταξύ",
    "Somebody else changed this in the meantime",
);
pub const TOO_LARGE: ProblemKind =
    ProblemKind::new(413, "too-large", "Το αίτημα είναι πολύ μεγάλο", "The request is too large");
pub const ADDRESS_TOO_LONG: ProblemKind = ProblemKind::new(
    414,
    "address-too-long",
    "Η διεύθυνση του αιτήματος είναι πολύ μεγάλη",
    "The request's address is too long",
);
pub const UNSUPPORTED_MEDIA_TYPE: ProblemKind = ProblemKind::new(
    415,
    "unsupported-media-type",
    "Ο τύπος του περιεχομένου δεν υποστηρίζεται",
    "The type of the content is not supported",
);
pub const INVALID: ProblemKind = ProblemKind::new(
    422,
    "validation",
    "Διορθώστε τα πεδία που σημειώνονται",
    "Please correct the fields named",
);
pub const PRECONDITION_REQUIRED: ProblemKind = ProblemKind::new(
    428,
    "precondition-required",
    "Λείπει η κεφαλίδα If-Match",
    "The If-Match header is missing",
);
pub const TOO_MANY_REQUESTS: ProblemKind = ProblemKind::new(
    429,
    "too-many-requests",
    "Πάρα πολλά αιτήματα· δοκιμάστε σε λίγο",
    "Too many requests; try again shortly",
);
pub const HEADERS_TOO_LARGE: ProblemKind = ProblemKind::new(
    431,
    "headers-too-large",
    "Οι κεφαλίδες του αιτήματος είναι πολύ μεγάλες",
    "The request's headers are too large",
);
pub const INTERNAL: ProblemKind = ProblemKind::new(
    500,
    "internal",
    "Κάτι πήγε στραβά από τη μεριά μας",
    "Something went wrong on our side",
);
pub const UNAVAILABLE: ProblemKind = ProblemKind::new(
    503,
    "unavailable",
    "Η υπηρεσία δεν είναι διαθέσιμη αυτή τη στιγμή",
    "The service is not available right now",
);

pub const STORAGE_FULL: ProblemKind = ProblemKind::new(
    507,
    "storage-full",
    "Δεν υπάρχει χώρος για αποθήκευση αυτή τη στιγμή· δοκιμάστε αργότερα",
    "There is no room to store this right now; try again later",
);

/// What the platform itself answers with; slices add theirs (`/problems/<slug>` serves them all as pages).
pub const KINDS: &[ProblemKind] = &[
    MALFORMED,
    UNKNOWN_PARAMETER,
    UNAUTHENTICATED,
    FORBIDDEN,
    SECOND_FACTOR_REQUIRED,
    STEP_UP_REQUIRED,
    INSUFFICIENT_SCOPE,
    PEOPLE_ONLY,
    NOT_FOUND,
    METHOD_NOT_ALLOWED,
    TOO_SLOW,
    CONFLICT,
    STALE,
    TOO_LARGE,
    ADDRESS_TOO_LONG,
    UNSUPPORTED_MEDIA_TYPE,
    INVALID,
    PRECONDITION_REQUIRED,
    TOO_MANY_REQUESTS,
    HEADERS_TOO_LARGE,
    idempotency::BAD_KEY,
    idempotency::KEY_REUSED,
    idempotency::STILL_RUNNING,
    INTERNAL,
    UNAVAILABLE,
    STORAGE_FULL,
];

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
