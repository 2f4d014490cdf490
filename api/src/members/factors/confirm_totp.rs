use actix_web::{post, web};
use serde::Deserialize;
use utoipa::ToSchema;
use validator::Validate;

use super::{
    FactorMethod, NOTHING_TO_CONFIRM,
    enrol::{FactorEnrolled, enrolled, may_enrol},
    secret::{self, State},
};
use crate::{
    members::entity::MemberId,
    platform::{
        audit::did,
        auth::Arriving,
        db::Db,
        json::Json,
        problem::{Problem, Result},
        throttle::{self, Limit},
        vault::Vault,
    },
};

/// The first code of an authenticator app.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TotpCode {
    /// Six digits.
    #[validate(length(min = 6, max = 10))]
    #[schema(min_length = 6, max_length = 10, example = "492039")]
    pub code: String,
}

/// Confirm an authenticator app.
///
/// By a code that it shows. From now on signing in asks for one, and this session counts as having shown it. With the first
/// factor come ten recovery codes, which are never shown again.
#[utoipa::path(tag = "members", responses((status = OK, description = "The app is enrolled", body = FactorEnrolled)))]
#[post("/me/totp/confirm")]
pub async fn confirm_totp(
    person: Arriving,
    db: web::Data<Db>,
    vault: web::Data<Vault>,
    Json(form): Json<TotpCode>,
) -> Result<Json<FactorEnrolled>> {
    let member = MemberId(person.member_id);
    let limit = Limit::new("confirm_totp", &member.to_string(), 10);
    throttle::take(&db, std::slice::from_ref(&limit)).await?;
    let tx = db.begin(&person).await?;
    may_enrol(&tx, &person).await?;
    let factor = secret::find(&*tx, member, State::Pending).await?.ok_or(NOTHING_TO_CONFIRM)?;
    if !secret::accept(&tx, &vault, &factor, &digits(&form.code)).await? {
        return Err(Problem::field("/code", "code_wrong"));
    }
    secret::confirm(&tx, &factor).await?;
    throttle::forget(&tx, &limit).await?;
    let answer = enrolled(&tx, &person, FactorMethod::Totp).await?;
    tx.commit(did("factors.totp_enrolled", "member", member)).await?;
    Ok(Json(answer))
}

/// Apps show the six digits in two groups, and people type what they see.
pub fn digits(code: &str) -> String {
    code.chars().filter(|letter| !letter.is_whitespace()).collect()
}
