use std::convert::identity;

use actix_web::{HttpRequest, HttpResponse, post};
use sea_orm::EntityTrait;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

use super::{
    FactorMethod, Passkeys, SECOND_FACTOR_FAILED, method,
    passkey::{self, PasskeyChallenge},
    proof::{Checks, PasskeyAnswer, Proof},
    ticket::{self, LIFETIME, Purpose},
};
use crate::{
    members::{
        entity::{MemberId, member},
        guesses::Guesses,
        opening::Opening,
        policy,
        session_view::SessionOpened,
    },
    platform::{audit::Identity, db::Db, json::Json, problem::Result, token::Tokens},
};

/// The password was right, and a second factor is wanted.
#[derive(Debug, Serialize, ToSchema)]
pub struct SecondFactorAsked {
    pub second_factor: SecondFactorTicket,
}

/// With what, and how, the second half of a sign-in is done.
#[derive(Debug, Serialize, ToSchema)]
pub struct SecondFactorTicket {
    /// For `POST /sessions/second-factor`, once.
    pub ticket: String,
    /// Seconds that it is good.
    #[schema(example = 600)]
    pub expires_in: u64,
    pub methods: Vec<FactorMethod>,
    /// For the person's passkeys, where there are some.
    pub passkey: Option<PasskeyChallenge>,
}

/// The second half of a sign-in: the ticket of the first, and one of the three.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SecondFactor {
    #[validate(length(min = 1, max = 2000))]
    #[schema(min_length = 1, max_length = 2000)]
    pub ticket: String,
    /// The six digits that the authenticator app shows.
    #[validate(length(max = 10))]
    #[schema(max_length = 10, example = "492039")]
    pub code: Option<String>,
    /// One of the codes that were written down.
    #[validate(length(max = 64))]
    #[schema(max_length = 64)]
    pub recovery_code: Option<String>,
    #[validate(nested)]
    pub passkey: Option<PasskeyAnswer>,
}

/// Sign in: show the second factor.
///
/// After `POST /sessions` has asked for one. Each code of an authenticator app is good once, and for a minute and a half at
/// most. A code that is not right, one that was used, and a ticket whose time is over are answered alike. Who fails again
/// and again waits longer each time (429 with `Retry-After`).
#[utoipa::path(tag = "sessions", security(()), responses(
    (status = OK, description = "The session", body = SessionOpened)))]
#[post("/sessions/second-factor")]
pub async fn complete_session(
    request: HttpRequest,
    opening: Opening,
    checks: Checks,
    Json(form): Json<SecondFactor>,
) -> Result<HttpResponse> {
    let db: &Db = &opening.db;
    let ticket = ticket::read::<()>(db, &checks.tokens, Purpose::SecondFactor, &form.ticket).await?;
    let id = ticket.member()?;
    let guesses = Guesses::of_factor(id);
    guesses.take(db).await?;
    let member = member::Entity::find_by_id(id).one(&**db).await?;
    let member = member.filter(|member| policy::may_sign_in(member.status)).ok_or(SECOND_FACTOR_FAILED)?;
    let tx = db.begin(&Identity::Member(id.0)).await?;
    let proof = Proof { code: form.code, recovery_code: form.recovery_code, passkey: form.passkey };
    checks.check(&tx, id, proof).await?;
    ticket.spend(&tx).await?;
    guesses.forgive(&tx).await?;
    let token = opening.open(&tx, &request, &member, Some(tx.now())).await?;
    opening.commit_and_answer(tx, member, token, identity).await
}

/// Asks for the second factor, when the person has one.
///
/// # Errors
/// When the database refuses.
pub async fn ask(
    db: &Db,
    tokens: &Tokens,
    passkeys: &Passkeys,
    member: MemberId,
) -> Result<Option<SecondFactorAsked>> {
    let methods = method::of(&**db, member).await?;
    if methods.is_empty() {
        return Ok(None);
    }
    let passkey = if methods.contains(&FactorMethod::Passkey) && passkeys.are_possible() {
        Some(passkey::challenge(db, tokens, passkeys, Some(member)).await?)
    } else {
        None
    };
    let ticket = ticket::issue(db, tokens, Purpose::SecondFactor, Some(member), ()).await?;
    let second_factor = SecondFactorTicket { ticket, expires_in: LIFETIME.as_secs(), methods, passkey };
    Ok(Some(SecondFactorAsked { second_factor }))
}
