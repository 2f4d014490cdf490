use actix_web::{get, web};
use serde::Serialize;
use utoipa::ToSchema;

use super::{
    FactorMethod, Passkeys, method,
    passkey::{self, PasskeyChallenge},
};
use crate::{
    members::entity::MemberId,
    platform::{
        auth::{FRESH, SignedIn},
        db::Db,
        json::Json,
        problem::Result,
        time::Timestamp,
        token::Tokens,
    },
};

/// How a second factor can be shown once more.
#[derive(Debug, Serialize, ToSchema)]
pub struct StepUp {
    /// Until when the last one counts as fresh; none when none was shown.
    pub fresh_until: Option<Timestamp>,
    /// None while no factor is enrolled.
    pub methods: Vec<FactorMethod>,
    /// For the person's passkeys, where there are some.
    pub passkey: Option<PasskeyChallenge>,
}

/// Show how to show my second factor.
///
/// Some operations want one of the last ten minutes (403 `step-up-required`): this says by which ways it is shown.
#[utoipa::path(tag = "sessions", responses((status = OK, description = "The ways", body = StepUp)))]
#[get("/sessions/current/second-factor")]
pub async fn show_step_up(
    person: SignedIn,
    db: web::Data<Db>,
    tokens: web::Data<Tokens>,
    passkeys: web::Data<Passkeys>,
) -> Result<Json<StepUp>> {
    let member = MemberId(person.member_id);
    let methods = method::of(&***db, member).await?;
    let passkey = if methods.contains(&FactorMethod::Passkey) && passkeys.are_possible() {
        Some(passkey::challenge(&db, &tokens, &passkeys, Some(member)).await?)
    } else {
        None
    };
    Ok(Json(StepUp { fresh_until: person.second_factor_at.map(|at| at + FRESH), methods, passkey }))
}
