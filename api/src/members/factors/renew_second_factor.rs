use actix_web::post;

use super::{
    enrol::shown,
    proof::{Checks, Proof},
};
use crate::{
    members::{
        entity::{MemberId, SessionId},
        guesses::Guesses,
    },
    platform::{
        audit::did,
        auth::SignedIn,
        json::{Json, NoContent},
        problem::Result,
    },
};

/// Show my second factor once more.
///
/// For ten minutes the session may do what wants a fresh one. Failing is slowed down as at signing in.
#[utoipa::path(tag = "sessions", responses((status = NO_CONTENT, description = "It is fresh")))]
#[post("/sessions/current/second-factor")]
pub async fn renew_second_factor(
    person: SignedIn,
    checks: Checks,
    Json(proof): Json<Proof>,
) -> Result<NoContent> {
    let member = MemberId(person.member_id);
    let guesses = Guesses::of_factor(member);
    guesses.take(&checks.db).await?;
    let tx = checks.db.begin(&person).await?;
    checks.check(&tx, member, proof).await?;
    guesses.forgive(&tx).await?;
    let session = SessionId(person.session_id);
    shown(&tx, session).await?;
    tx.commit(did("sessions.second_factor_renewed", "session", session)).await?;
    Ok(NoContent)
}
