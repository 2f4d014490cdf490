use std::time::Duration;

use actix_web::{HttpResponse, post, web};
use sea_orm::EntityTrait;
use serde::Deserialize;
use utoipa::ToSchema;
use validator::Validate;

use super::{
    SIGN_IN_AFRESH,
    attempt::{self, AttemptStarted},
    browser::Browser,
    provider::{Providers, Secrets},
};
use crate::{
    members::{MemberId, SessionId, entity::session, factors, own_pages::OwnPages, show::find},
    platform::{
        audit::did,
        auth::{Caller, SignedIn},
        config::Config,
        db::Db,
        json::Json,
        password::Passwords,
        problem::{Problem, Result, STEP_UP_REQUIRED},
        throttle::{self, Limit},
        time::Timestamp,
        vault::Vault,
    },
};

/// How old a session may be that proves who somebody is.
pub const RECENT: Duration = Duration::from_mins(10);

/// The proof that it is me, and not whoever found the browser open.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LinkingStart {
    /// Of somebody who has no second factor.
    #[validate(length(max = 128))]
    #[schema(max_length = 128)]
    pub current_password: Option<String>,
}

/// Start to link my account at a provider.
///
/// Wants a second factor of the last ten minutes (403 `step-up-required`); of somebody who has none the password; and of
/// somebody who has neither a sign-in of the last ten minutes (403 `sign-in-afresh`). Then it goes on as with signing in, and
/// `POST /me/external-identities` makes the link.
#[utoipa::path(tag = "members",
    params(("key" = String, Path, description = "Which provider", max_length = 32, example = "public-servants")),
    responses((status = OK, description = "Where the browser goes", body = AttemptStarted)))]
#[post("/me/sign-in-providers/{key}/attempts")]
#[expect(clippy::too_many_arguments, reason = "each is an extractor")]
pub async fn start_linking_attempt(
    person: SignedIn,
    _own: OwnPages,
    key: web::Path<String>,
    browser: Browser,
    providers: web::Data<Providers>,
    db: web::Data<Db>,
    config: web::Data<Config>,
    vault: web::Data<Vault>,
    passwords: web::Data<Passwords>,
    Json(form): Json<LinkingStart>,
) -> Result<HttpResponse> {
    let provider = providers.find(&key)?;
    prove(&db, &passwords, &person, form.current_password).await?;
    let (state, secrets) = (db.random().token(), Secrets::draw(db.random()));
    let url = provider.authorization_url(db.now(), &state, &secrets).await?;
    let (hash, cookie) = browser.remembered(&config, db.random());
    let whose = Some(MemberId(person.member_id));
    let tx = db.begin(&person).await?;
    let id = attempt::write(&tx, &vault, provider, (&state, &secrets), (hash, whose)).await?;
    tx.commit(did("sign_in_attempts.started", "sign_in_attempt", id)).await?;
    Ok(attempt::started(&url, cookie))
}

/// Whether it is the person, by the best that they have.
async fn prove(db: &Db, passwords: &Passwords, person: &Caller, password: Option<String>) -> Result<()> {
    let id = MemberId(person.member_id);
    let limit = Limit::new("link_identity", &id.to_string(), 5);
    if !factors::methods_of(&**db, id).await?.is_empty() {
        return if person.has_fresh_factor(db.now()) { Ok(()) } else { Err(STEP_UP_REQUIRED.into()) };
    }
    let Some(stored) = find(&**db, id).await?.password_hash else {
        return if began_since(db, person, db.now() - RECENT).await? {
            Ok(())
        } else {
            Err(SIGN_IN_AFRESH.into())
        };
    };
    throttle::take(db, std::slice::from_ref(&limit)).await?;
    let password = password.ok_or_else(|| Problem::field("/current_password", "required"))?;
    if !passwords.verify(password, Some(stored.0)).await? {
        return Err(Problem::field("/current_password", "password_wrong"));
    }
    throttle::forgive(db, &[limit], &[]).await
}

/// Whether the session began since then, with all that signing in asks for.
///
/// # Errors
/// When the database refuses.
pub async fn began_since(db: &Db, person: &Caller, since: Timestamp) -> Result<bool> {
    let session = session::Entity::find_by_id(SessionId(person.session_id)).one(&**db).await?;
    Ok(session.is_some_and(|session| session.created_at >= since))
}
