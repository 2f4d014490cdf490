use actix_web::{HttpRequest, HttpResponse, post, web};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{
    authenticate::authenticate,
    form::Parameters,
    refusal::{OAuthError, Refusal, Result},
};
use crate::platform::{
    audit::{Identity, did},
    db::Db,
    token::Tokens,
};

/// A request for an access token (RFC 6749, section 4.4.2). The client shows itself in the `Authorization` header (Basic), by
/// `client_id` and `client_secret`, or by an assertion.
#[derive(Debug, Deserialize, ToSchema)]
#[expect(dead_code, reason = "describes the form in the document; it is read parameter by parameter")]
pub struct TokenRequest {
    #[schema(max_length = 64, example = "client_credentials")]
    grant_type: String,
    /// Less than the client may have, by names with spaces between; without it, all.
    #[schema(max_length = 2000, example = "submissions:submit")]
    scope: Option<String>,
    #[schema(max_length = 36)]
    client_id: Option<String>,
    #[schema(max_length = 256)]
    client_secret: Option<String>,
    #[schema(max_length = 128, example = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer")]
    client_assertion_type: Option<String>,
    #[schema(max_length = 8192)]
    client_assertion: Option<String>,
}

/// An access token (RFC 6749, section 5.1).
#[derive(Debug, Serialize, ToSchema)]
pub struct TokenIssued {
    #[schema(example = "eyJ0eXAiOiJhdCtqd3QiLCJhbGciOiJFZERTQSIsImtpZCI6Ij…")]
    pub access_token: String,
    #[schema(example = "Bearer")]
    pub token_type: &'static str,
    /// Seconds that it is good for.
    #[schema(example = 900)]
    pub expires_in: u64,
    /// What it is good for: permissions by name.
    #[schema(example = "submissions:submit")]
    pub scope: String,
}

/// Issue an access token to an API client.
///
/// Client credentials (RFC 6749, section 4.4): the client shows its secret, or an assertion that it has signed
/// (`private_key_jwt`, RFC 7523), and gets a token for the scopes that it has or for fewer. The token is a JWT (RFC 9068) and
/// stands in `Authorization: Bearer …`. Whatever is wrong with the client, the answer is the same.
#[utoipa::path(tag = "integrations", security(()),
    request_body(content = TokenRequest, content_type = "application/x-www-form-urlencoded"),
    responses(
        (status = OK, description = "The token", body = TokenIssued),
        (status = BAD_REQUEST, description = "The request is not right", body = OAuthError),
        (status = UNAUTHORIZED, description = "The client is not known", body = OAuthError)))]
#[post("/oauth/token")]
pub async fn issue_token(
    request: HttpRequest,
    db: web::Data<Db>,
    tokens: web::Data<Tokens>,
    form: Parameters,
) -> Result<HttpResponse> {
    let grant = form.demand("grant_type")?;
    let known = authenticate(&db, &tokens, &request, &form).await?;
    if grant != "client_credentials" {
        return Err(Refusal::of("unsupported_grant_type", "only client_credentials is"));
    }
    let scope = narrowed(&known.client.scopes.0, form.get("scope"))?;
    let token = tokens.sign_for_client(&db, known.client.id.0, scope.clone()).await?;
    let tx = db.begin(&Identity::Client(known.client.id.0)).await?;
    known.forgive(&tx).await?;
    tx.commit(did("tokens.issued", "api_client", known.client.id)).await?;
    let body =
        TokenIssued { access_token: token, token_type: "Bearer", expires_in: tokens.lifetime(), scope };
    Ok(HttpResponse::Ok()
        .insert_header(("cache-control", "no-store"))
        .insert_header(("pragma", "no-cache"))
        .json(body))
}

/// The scopes that are asked for, of those that the client has.
fn narrowed(has: &[String], asked: Option<&str>) -> Result<String> {
    let Some(asked) = asked else { return Ok(has.join(" ")) };
    let asked: Vec<&str> = asked.split(' ').filter(|scope| !scope.is_empty()).collect();
    if asked.is_empty() || asked.iter().any(|scope| !has.iter().any(|held| held == scope)) {
        return Err(Refusal::of("invalid_scope", "the client does not have a scope that it asks for"));
    }
    let kept: Vec<&str> = has.iter().map(String::as_str).filter(|held| asked.contains(held)).collect();
    Ok(kept.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_for_what_was_asked_and_held() {
        let has = ["a:read".to_owned(), "b:read".to_owned()];
        assert_eq!(narrowed(&has, None).unwrap(), "a:read b:read");
        assert_eq!(narrowed(&has, Some("b:read b:read")).unwrap(), "b:read");
        assert_eq!(narrowed(&has, Some("b:read c:read")).unwrap_err().to_string(), "400 invalid_scope");
        assert!(narrowed(&has, Some("  ")).is_err());
    }
}
