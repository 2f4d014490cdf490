//! What OAuth answers with instead of a problem: its own errors, as RFC 6749, section 5.2 writes them.

use std::fmt;

use actix_web::{HttpResponse, ResponseError, http::StatusCode};
use serde::Serialize;
use utoipa::ToSchema;

use crate::platform::problem::Problem;

/// An error of OAuth 2.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct OAuthError {
    /// `invalid_request`, `invalid_client`, `unauthorized_client`, `unsupported_grant_type`, `invalid_scope`,
    /// `unsupported_token_type`, `temporarily_unavailable` or `server_error`.
    #[schema(example = "invalid_client")]
    pub error: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(required = false, example = "the client is not known, or did not show who it is")]
    pub error_description: Option<&'static str>,
}

/// Why a request to an endpoint of OAuth is refused.
#[derive(Clone, Debug)]
pub struct Refusal {
    status: StatusCode,
    body: OAuthError,
    retry_after: Option<u64>,
}

pub type Result<T> = std::result::Result<T, Refusal>;

impl Refusal {
    /// 400.
    pub const fn of(error: &'static str, description: &'static str) -> Self {
        let body = OAuthError { error, error_description: Some(description) };
        Self { status: StatusCode::BAD_REQUEST, body, retry_after: None }
    }

    pub const fn invalid_request(description: &'static str) -> Self {
        Self::of("invalid_request", description)
    }

    /// A 401, the same for a client that is not known, a wrong secret, a wrong assertion, a wrong address, a client that
    /// was disabled: who guesses learns nothing.
    pub const fn invalid_client() -> Self {
        let description = Some("the client is not known, or did not show who it is");
        let body = OAuthError { error: "invalid_client", error_description: description };
        Self { status: StatusCode::UNAUTHORIZED, body, retry_after: None }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.status.as_u16(), self.body.error)
    }
}

impl std::error::Error for Refusal {}

impl ResponseError for Refusal {
    fn status_code(&self) -> StatusCode {
        self.status
    }

    fn error_response(&self) -> HttpResponse {
        let mut response = HttpResponse::build(self.status);
        response.insert_header(("cache-control", "no-store")).insert_header(("pragma", "no-cache"));
        if self.status == StatusCode::UNAUTHORIZED {
            response.insert_header(("www-authenticate", "Basic realm=\"we-novate\", charset=\"UTF-8\""));
        }
        if let Some(seconds) = self.retry_after {
            response.insert_header(("retry-after", seconds));
        }
        response.json(&self.body)
    }
}

/// What went wrong beneath: too many attempts, a database that does not answer.
impl From<Problem> for Refusal {
    fn from(problem: Problem) -> Self {
        let status = StatusCode::from_u16(problem.kind.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let error = match problem.kind.status {
            429 | 503 => "temporarily_unavailable",
            500.. => "server_error",
            _ => "invalid_request",
        };
        Self { status, body: OAuthError { error, error_description: None }, retry_after: problem.retry_after }
    }
}

impl From<sea_orm::DbErr> for Refusal {
    fn from(error: sea_orm::DbErr) -> Self {
        Problem::from(error).into()
    }
}
