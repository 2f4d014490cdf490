use actix_web::{HttpResponse, post, web};

use super::{
    attempt::{self, AttemptStarted},
    browser::Browser,
    provider::{Providers, Secrets},
};
use crate::{
    members::{guesses::Guesses, own_pages::OwnPages},
    platform::{
        audit::{Identity, did},
        config::Config,
        db::Db,
        problem::Result,
        vault::Vault,
    },
};

/// Start to sign in through a provider.
///
/// Answers with the provider's address for the browser, and sets a cookie: only this browser can end what it has begun. The
/// provider sends it back to `/sign-in/callback/{key}`, whose page hands on what it brings to
/// `POST /sign-in-providers/{key}/sessions`. Who begins again and again waits longer each time (429 with `Retry-After`); a
/// provider that does not answer is a 503 `provider-unavailable`.
#[utoipa::path(tag = "sessions", security(()),
    params(("key" = String, Path, description = "Which provider", max_length = 32, example = "public-servants")),
    responses((status = OK, description = "Where the browser goes", body = AttemptStarted)))]
#[post("/sign-in-providers/{key}/attempts")]
pub async fn start_sign_in_attempt(
    _own: OwnPages,
    key: web::Path<String>,
    browser: Browser,
    providers: web::Data<Providers>,
    db: web::Data<Db>,
    config: web::Data<Config>,
    vault: web::Data<Vault>,
) -> Result<HttpResponse> {
    let provider = providers.find(&key)?;
    Guesses::of_provider().take(&db).await?;
    let (state, secrets) = (db.random().token(), Secrets::draw(db.random()));
    let url = provider.authorization_url(db.now(), &state, &secrets).await?;
    let (hash, cookie) = browser.remembered(&config, db.random());
    let tx = db.begin(&Identity::Visitor).await?;
    let id = attempt::write(&tx, &vault, provider, (&state, &secrets), (hash, None)).await?;
    tx.commit(did("sign_in_attempts.started", "sign_in_attempt", id)).await?;
    Ok(attempt::started(&url, cookie))
}
