use actix_web::{HttpRequest, HttpResponse, post, web};
use serde::Deserialize;
use utoipa::ToSchema;

use super::{
    authenticate::authenticate,
    form::Parameters,
    refusal::{OAuthError, Result},
};
use crate::platform::{
    audit::{Identity, did},
    db::Db,
    spent,
    time::Timestamp,
    token::{Bearer, Tokens},
};

/// A token, and the client that shows itself as at `/oauth/token`.
#[derive(Debug, Deserialize, ToSchema)]
#[expect(dead_code, reason = "describes the form in the document; it is read parameter by parameter")]
pub struct TokenForm {
    #[schema(max_length = 8192, example = "eyJ0eXAiOiJhdCtqd3QiLCJhbGciOiJFZERTQSIsImtpZCI6Ij…")]
    token: String,
    /// There is one type; a hint changes nothing.
    #[schema(max_length = 64, example = "access_token")]
    token_type_hint: Option<String>,
    #[schema(max_length = 36)]
    client_id: Option<String>,
    #[schema(max_length = 256)]
    client_secret: Option<String>,
    #[schema(max_length = 128)]
    client_assertion_type: Option<String>,
    #[schema(max_length = 8192)]
    client_assertion: Option<String>,
}

/// Revoke an access token.
///
/// The client's own (RFC 7009): from now on it is good for nothing, on every replica. A token that is no longer good, or
/// somebody else's, is answered alike.
#[utoipa::path(tag = "integrations", security(()),
    request_body(content = TokenForm, content_type = "application/x-www-form-urlencoded"),
    responses(
        (status = OK, description = "It is good for nothing", content_type = "text/plain", body = String),
        (status = BAD_REQUEST, description = "The request is not right", body = OAuthError),
        (status = UNAUTHORIZED, description = "The client is not known", body = OAuthError)))]
#[post("/oauth/revoke")]
pub async fn revoke_token(
    request: HttpRequest,
    db: web::Data<Db>,
    tokens: web::Data<Tokens>,
    form: Parameters,
) -> Result<HttpResponse> {
    let token = form.demand("token")?;
    let known = authenticate(&db, &tokens, &request, &form).await?;
    let client = known.client.id;
    let claims = tokens.verify_access(&db, token).await.ok();
    let expires = claims.as_ref().map(|claims| Timestamp(claims.exp * 1_000_000));
    let bearer = claims.and_then(|claims| claims.bearer().ok());
    let tx = db.begin(&Identity::Client(client.0)).await?;
    known.forgive(&tx).await?;
    if let (Some(Bearer::Client { client_id, token_id, .. }), Some(expires)) = (bearer, expires)
        && client_id == client.0
    {
        spent::spend(&tx, spent::name_of("access", client.0, &token_id), expires).await?;
    }
    tx.commit(did("tokens.revoked", "api_client", client)).await?;
    Ok(HttpResponse::Ok().insert_header(("cache-control", "no-store")).content_type("text/plain").finish())
}
