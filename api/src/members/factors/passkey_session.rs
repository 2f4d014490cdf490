use std::convert::identity;

use actix_web::{HttpRequest, HttpResponse, get, post, web};
use sea_orm::EntityTrait;

use super::{
    Passkeys, SECOND_FACTOR_FAILED,
    passkey::{self, PasskeyChallenge},
    proof::{Checks, PasskeyAnswer},
};
use crate::{
    members::{entity::member, guesses::Guesses, opening::Opening, policy, session_view::SessionOpened},
    platform::{audit::Identity, db::Db, json::Json, problem::Result, token::Tokens},
};

/// Show what a passkey must sign to sign in.
///
/// For `navigator.credentials.get()`, also with conditional mediation. The answer goes to `POST /sessions/passkey`. There is
/// nothing here where the platform's address is a number, since browsers have no passkeys for those.
#[utoipa::path(tag = "sessions", security(()), responses(
    (status = OK, description = "The challenge", body = PasskeyChallenge)))]
#[get("/sessions/passkey-challenge")]
pub async fn show_session_challenge(
    db: web::Data<Db>,
    tokens: web::Data<Tokens>,
    passkeys: web::Data<Passkeys>,
) -> Result<Json<PasskeyChallenge>> {
    Ok(Json(passkey::challenge(&db, &tokens, &passkeys, None).await?))
}

/// Sign in with a passkey.
///
/// It knows whose it is, and its device has seen to it that they are there: no password, and no further factor.
#[utoipa::path(tag = "sessions", security(()), responses(
    (status = OK, description = "The session", body = SessionOpened)))]
#[post("/sessions/passkey")]
pub async fn start_passkey_session(
    request: HttpRequest,
    opening: Opening,
    checks: Checks,
    Json(answer): Json<PasskeyAnswer>,
) -> Result<HttpResponse> {
    let guesses = Guesses::of_passkey();
    guesses.take(&opening.db).await?;
    let owner = passkey::owner_of(&***opening.db, &answer).await?.ok_or(SECOND_FACTOR_FAILED)?;
    let tx = opening.db.begin(&Identity::Member(owner.0)).await?;
    let shown = passkey::accept(&tx, &checks, &answer).await?;
    let member = member::Entity::find_by_id(shown.member_id).one(&*tx).await?;
    let member = member.filter(|member| policy::may_sign_in(member.status)).ok_or(SECOND_FACTOR_FAILED)?;
    guesses.forgive(&tx).await?;
    let token = opening.open(&tx, &request, &member, Some(tx.now())).await?;
    opening.commit_and_answer(tx, member, token, identity).await
}
