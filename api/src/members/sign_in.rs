use std::convert::identity;

use actix_web::{HttpRequest, HttpResponse, post, web};
use sea_orm::{EntityTrait, QueryFilter};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

use super::{
    SIGN_IN_FAILED,
    entity::member,
    factors::{self, Passkeys, SecondFactorAsked},
    guesses::Guesses,
    opening::Opening,
    policy,
    session_view::SessionOpened,
};
use crate::platform::{
    audit::{Identity, did},
    db::{Db, Tx},
    json::Json,
    password::Passwords,
    problem::Result,
    token::Tokens,
};

/// Who signs in.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Credentials {
    #[validate(length(min = 1, max = 254))]
    #[schema(min_length = 1, max_length = 254, example = "eleni@ioannina.gr")]
    pub email: String,
    #[validate(length(min = 1, max = 128))]
    #[schema(min_length = 1, max_length = 128, example = "θάλασσα-βουνό-42")]
    pub password: String,
}

/// The session; or, when the person has a second factor, what it is shown with.
#[derive(Debug, Serialize, ToSchema)]
#[serde(untagged)]
pub enum SignedInOrAsked {
    SignedIn(Box<SessionOpened>),
    Asked(SecondFactorAsked),
}

/// Sign in.
///
/// Answers with a short-lived access token, and sets a cookie by which it is renewed. Who has a second factor is asked for
/// it instead: the answer has `second_factor` with a ticket for `POST /sessions/second-factor`. An unknown address, a wrong
/// password and an account that may not sign in are answered alike, in the same time. Who fails again and again waits
/// longer each time (429 with `Retry-After`).
#[utoipa::path(tag = "sessions", security(()), responses(
    (status = OK, description = "The session, or what the second factor is shown with", body = SignedInOrAsked)))]
#[post("/sessions")]
pub async fn start_session(
    request: HttpRequest,
    opening: Opening,
    passwords: web::Data<Passwords>,
    tokens: web::Data<Tokens>,
    passkeys: web::Data<Passkeys>,
    Json(credentials): Json<Credentials>,
) -> Result<HttpResponse> {
    let db: &Db = &opening.db;
    let email = policy::normalised_email(&credentials.email);
    let guesses = Guesses::of_password(&email);
    guesses.take(db).await?;
    let found = member::Entity::find().filter(member::COLUMN.email.eq(email)).one(&**db).await?;
    let stored = found.as_ref().and_then(|member| member.password_hash.clone()).map(|hash| hash.0);
    let right = passwords.verify(credentials.password, stored).await?;
    let Some(member) = found.filter(|member| right && policy::may_sign_in(member.status)) else {
        return Err(SIGN_IN_FAILED.into());
    };
    let asked = factors::ask(db, &tokens, &passkeys, member.id).await?;
    let tx = db.begin(&Identity::Member(member.id.0)).await?;
    guesses.forgive(&tx).await?;
    go_on(&opening, &request, tx, (member, asked), identity).await
}

/// After the first proof of who it is: the session, or what the second factor is shown with.
///
/// # Errors
/// When the database refuses.
pub(super) async fn go_on<A: Serialize>(
    opening: &Opening,
    request: &HttpRequest,
    tx: Tx,
    (member, asked): (member::Model, Option<SecondFactorAsked>),
    answer: impl FnOnce(SignedInOrAsked) -> A,
) -> Result<HttpResponse> {
    if let Some(asked) = asked {
        tx.commit(did("sessions.second_factor_asked", "member", member.id)).await?;
        let answer = answer(SignedInOrAsked::Asked(asked));
        return Ok(HttpResponse::Ok().insert_header(("cache-control", "no-store")).json(answer));
    }
    let token = opening.open(&tx, request, &member, None).await?;
    opening
        .commit_and_answer(tx, member, token, |opened| answer(SignedInOrAsked::SignedIn(Box::new(opened))))
        .await
}
