use actix_web::{HttpRequest, HttpResponse, post, web};
use sea_orm::EntityTrait;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    authenticate::{Known, authenticate},
    caller,
    form::Parameters,
    refusal::{OAuthError, Result},
    revoke::TokenForm,
};
use crate::{
    integrations::{
        clients::entity::{ClientId, client},
        policy::Introspect,
    },
    platform::{
        db::Db,
        permission::Permission,
        token::{AccessClaims, Bearer, Tokens},
    },
};

/// What a token may be used for (RFC 7662, section 2.2).
#[derive(Debug, Default, Serialize, ToSchema)]
pub struct TokenState {
    /// Of a token that is not, nothing else is said.
    pub active: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(required = false, example = "submissions:submit")]
    pub scope: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(required = false)]
    pub client_id: Option<Uuid>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(required = false, example = "Bearer")]
    pub token_type: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(required = false)]
    pub exp: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(required = false)]
    pub iat: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(required = false)]
    pub sub: Option<Uuid>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(required = false, example = "wenovate")]
    pub aud: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(required = false, example = "https://we-novate.gov.example")]
    pub iss: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(required = false)]
    pub jti: Option<String>,
}

/// Tell what an access token may be used for.
///
/// RFC 7662. A client asks about its own tokens; one with the scope `tokens:introspect` about those of all clients. Tokens of
/// people are told to nobody.
#[utoipa::path(tag = "integrations", security(()),
    request_body(content = TokenForm, content_type = "application/x-www-form-urlencoded"),
    responses(
        (status = OK, description = "What it may be used for", body = TokenState),
        (status = BAD_REQUEST, description = "The request is not right", body = OAuthError),
        (status = UNAUTHORIZED, description = "The client is not known", body = OAuthError)))]
#[post("/oauth/introspect")]
pub async fn introspect_token(
    request: HttpRequest,
    db: web::Data<Db>,
    tokens: web::Data<Tokens>,
    form: Parameters,
) -> Result<HttpResponse> {
    let token = form.demand("token")?;
    let known = authenticate(&db, &tokens, &request, &form).await?;
    known.forgive_now(&db).await?;
    let state = match tokens.verify_access(&db, token).await {
        Ok(claims) => state(&db, &known, claims).await?,
        Err(_) => None,
    };
    let body = state.unwrap_or_default();
    Ok(HttpResponse::Ok().insert_header(("cache-control", "no-store")).json(body))
}

/// None when the token is not good, or not for the one who asks to know about.
async fn state(db: &Db, asks: &Known, claims: AccessClaims) -> Result<Option<TokenState>> {
    let Ok(Bearer::Client { client_id, token_id, scopes }) = claims.clone().bearer() else { return Ok(None) };
    let may =
        client_id == asks.client.id.0 || asks.client.scopes.0.iter().any(|scope| scope == Introspect::NAME);
    let found = client::Entity::find_by_id(ClientId(client_id)).one(&**db).await?;
    let Some(client) = found.filter(|client| may && client.is_good(db.now())) else { return Ok(None) };
    if caller::is_revoked(db, client_id, &token_id).await? {
        return Ok(None);
    }
    Ok(Some(TokenState {
        active: true,
        scope: Some(caller::still_held(&client, scopes).join(" ")),
        client_id: Some(client_id),
        token_type: Some("Bearer"),
        exp: Some(claims.exp),
        iat: Some(claims.iat),
        sub: Some(claims.sub),
        aud: Some(claims.aud),
        iss: Some(claims.iss),
        jti: Some(token_id),
    }))
}
