use actix_web::{HttpRequest, HttpResponse, post, web};
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;
use validator::Validate;

use super::{
    ACCOUNT_CLOSED, attempt,
    browser::Browser,
    links,
    offer::{self, IdentityUnlinked},
    provider::Providers,
    subject,
};
use crate::{
    members::{
        factors::{self, Passkeys},
        guesses::Guesses,
        opening::Opening,
        own_pages::OwnPages,
        policy,
        sign_in::{self, SignedInOrAsked},
    },
    platform::{
        audit::{Identity, did_to_many},
        db::Db,
        json::Json,
        problem::Result,
        token::Tokens,
        vault::Vault,
    },
};

/// What the browser brought back from the provider.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ProviderAnswer {
    #[validate(length(min = 1, max = 128))]
    #[schema(min_length = 1, max_length = 128)]
    pub state: String,
    #[validate(length(min = 1, max = 4096))]
    #[schema(min_length = 1, max_length = 4096)]
    pub code: String,
    /// Who answered (RFC 9207), where it was said.
    #[validate(length(max = 2000))]
    #[schema(max_length = 2000, example = "https://id.example")]
    pub iss: Option<String>,
}

/// The session; or what the second factor is shown with; or, when it is linked to nobody here, how to link it.
#[derive(Debug, Serialize, ToSchema)]
#[serde(untagged)]
pub enum ProviderSession {
    Linked(SignedInOrAsked),
    Unlinked(Box<IdentityUnlinked>),
}

/// Sign in through a provider.
///
/// By what the browser brought back, once, in the browser that began. Who is linked to an account has a session, or is asked
/// for the second factor as after a password. Who is not gets a ticket (`unlinked`): an equal address links nobody; the link
/// is made by signing in and then `POST /me/external-identities`, or with a registration. 403 `provider-refused` when the
/// provider does not stand by it, 403 `account-closed` when the account may not sign in, 410 `attempt-over` when it was used,
/// took too long or began elsewhere, 503 `provider-unavailable` when the provider does not answer.
#[utoipa::path(tag = "sessions", security(()),
    params(("key" = String, Path, description = "Which provider", max_length = 32, example = "public-servants")),
    responses((status = OK, description = "The session, or what comes before it", body = ProviderSession)))]
#[post("/sign-in-providers/{key}/sessions")]
#[expect(clippy::too_many_arguments, reason = "each is an extractor")]
pub async fn start_provider_session(
    _own: OwnPages,
    request: HttpRequest,
    key: web::Path<String>,
    browser: Browser,
    opening: Opening,
    providers: web::Data<Providers>,
    vault: web::Data<Vault>,
    tokens: web::Data<Tokens>,
    passkeys: web::Data<Passkeys>,
    Json(answer): Json<ProviderAnswer>,
) -> Result<HttpResponse> {
    let (db, provider): (&Db, _) = (&opening.db, providers.find(&key)?);
    let tx = db.begin(&Identity::Visitor).await?;
    let attempt = attempt::take(&tx, &vault, provider, &answer.state, browser.hash()).await?;
    let event = did_to_many("sign_in_attempts.answered", "sign_in_attempt");
    tx.commit(event.to(json!({ "provider": provider.settings.key }))).await?;

    let iss = answer.iss.as_deref();
    let answered = provider.identify(db.now(), answer.code, iss, attempt.secrets).await?;
    let hash = subject::hash(db, &vault, provider.realm(), &answered.subject).await?;
    let linked = if attempt.member.is_some() { None } else { links::owner_of(&**db, &hash).await? };
    let Some((link, member)) = linked else {
        let profile = provider.profile(answered).await;
        let to = (hash, browser.hash());
        let offer = offer::make((db, &tokens), provider, to, attempt.member, profile).await?;
        let offer = ProviderSession::Unlinked(Box::new(offer));
        return Ok(HttpResponse::Ok().insert_header(("cache-control", "no-store")).json(offer));
    };
    if !policy::may_sign_in(member.status) {
        return Err(ACCOUNT_CLOSED.into());
    }
    let asked = factors::ask(db, &tokens, &passkeys, member.id).await?;
    let tx = db.begin(&Identity::Member(member.id.0)).await?;
    Guesses::of_provider().forgive(&tx).await?;
    links::used(&tx, link.id).await?;
    sign_in::go_on(&opening, &request, tx, (member, asked), ProviderSession::Linked).await
}
