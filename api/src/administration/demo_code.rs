use actix_web::{get, web};
use sea_orm::{EntityTrait, QueryFilter};
use serde::Serialize;
use utoipa::ToSchema;

use crate::{
    demo,
    members::{TotpState, find_totp_factor, member, open_totp_secret, totp},
    platform::{
        config::Config,
        db::Db,
        json::Json,
        problem::{Problem, Result},
        vault::Vault,
    },
};

/// What the authenticator app of a demonstration's account shows.
#[derive(Debug, Serialize, ToSchema)]
pub struct DemoCode {
    /// The next code that has not been used.
    #[schema(example = "492039")]
    pub code: String,
    /// Seconds until it is good: each code is good once, and those of now may have been used.
    #[schema(example = 0)]
    pub good_in: i64,
}

/// Show a demonstration account's code.
///
/// Of the accounts that came with the demonstration: their secrets are no secrets. Elsewhere there is nothing here.
#[utoipa::path(tag = "administration", security(()),
    params(("email" = String, Path, description = "The account", example = "syntonistis@ypes.gr")),
    responses((status = OK, description = "The code", body = DemoCode)))]
#[get("/demo/accounts/{email}/code")]
pub async fn show_demo_code(
    config: web::Data<Config>,
    db: web::Data<Db>,
    vault: web::Data<Vault>,
    email: web::Path<String>,
) -> Result<Json<DemoCode>> {
    if !config.demo {
        return Err(Problem::not_found());
    }
    let account = member::Entity::find().filter(member::COLUMN.email.eq(email.as_str())).one(&***db).await?;
    let account = account.ok_or_else(Problem::not_found)?;
    let factor = find_totp_factor(&***db, account.id, TotpState::Confirmed).await?;
    let factor = factor.ok_or_else(Problem::not_found)?;
    let secret = demo::totp_secret(&account.email);
    // Somebody who has enrolled an app of their own keeps their secret.
    if open_totp_secret(&vault, &factor)? != secret {
        return Err(Problem::not_found());
    }
    let now = db.now();
    let step = Ord::max(factor.last_step + 1, totp::step_at(now));
    let good_in = (totp::begin_of(step - totp::SKEW) - now.seconds()).max(0);
    Ok(Json(DemoCode { code: totp::code(&secret, step), good_in }))
}
