//! A second factor as somebody shows it, and whether it is theirs.

use std::future::{Ready, ready};

use actix_web::{FromRequest, HttpRequest, dev::Payload, web};
use serde::Deserialize;
use serde_json::json;
use utoipa::ToSchema;
use validator::Validate;

use super::{
    FactorMethod, Passkeys, SECOND_FACTOR_FAILED,
    confirm_totp::digits,
    passkey, recovery,
    secret::{self, State},
};
use crate::{
    members::{entity::MemberId, letters, show::find},
    platform::{
        db::{Db, Tx},
        problem::{Problem, Result},
        token::Tokens,
        vault::Vault,
    },
};

/// One of these, and no other.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Proof {
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

/// What the browser made of a challenge.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PasskeyAnswer {
    /// Of the challenge.
    #[validate(length(min = 1, max = 16000))]
    #[schema(min_length = 1, max_length = 16000)]
    pub ticket: String,
    /// The browser's `PublicKeyCredential`, by its `toJSON()` (Web Authentication, Level 3, section 5.1).
    #[schema(value_type = Object, example = json!({ "id": "AAAA", "rawId": "AAAA", "type": "public-key", "response": {} }))]
    pub credential: serde_json::Value,
}

/// What a factor is checked with.
pub struct Checks {
    pub db: web::Data<Db>,
    pub vault: web::Data<Vault>,
    pub tokens: web::Data<Tokens>,
    pub passkeys: web::Data<Passkeys>,
}

impl FromRequest for Checks {
    type Error = Problem;
    type Future = Ready<Result<Self>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let found = || {
            Some(Self {
                db: request.app_data::<web::Data<Db>>()?.clone(),
                vault: request.app_data::<web::Data<Vault>>()?.clone(),
                tokens: request.app_data::<web::Data<Tokens>>()?.clone(),
                passkeys: request.app_data::<web::Data<Passkeys>>()?.clone(),
            })
        };
        ready(found().ok_or_else(|| Problem::internal("the application has no such data")))
    }
}

impl Checks {
    /// # Errors
    /// 401 when the factor is not the person's, or was used before; 422 when none or several are named.
    pub async fn check(&self, tx: &Tx, member: MemberId, proof: Proof) -> Result<FactorMethod> {
        match (proof.code, proof.recovery_code, proof.passkey) {
            (Some(code), None, None) => {
                let factor =
                    secret::find(&**tx, member, State::Confirmed).await?.ok_or(SECOND_FACTOR_FAILED)?;
                right(secret::accept(tx, &self.vault, &factor, &digits(&code)).await?)?;
                Ok(FactorMethod::Totp)
            }
            (None, Some(code), None) => {
                right(recovery::accept(tx, member, &code).await?)?;
                let left = recovery::left(&**tx, member).await?;
                let person = find(&**tx, member).await?;
                letters::write(tx, &person, "recovery_code_used", json!({ "left": left })).await?;
                Ok(FactorMethod::RecoveryCode)
            }
            (None, None, Some(answer)) => {
                let shown = passkey::accept(tx, self, &answer).await?;
                right(shown.member_id == member)?;
                Ok(FactorMethod::Passkey)
            }
            (None, None, None) => Err(Problem::field("/code", "required")),
            _ => Err(Problem::field("/code", "one_of_several")),
        }
    }
}

fn right(is_right: bool) -> Result<()> {
    if is_right { Ok(()) } else { Err(SECOND_FACTOR_FAILED.into()) }
}
