use actix_web::{get, web};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::Serialize;
use utoipa::ToSchema;

use super::{
    MOST_PASSKEYS, Passkeys,
    entity::passkey::{self, PasskeyId},
    recovery,
    secret::{self, State},
};
use crate::{
    members::entity::MemberId,
    platform::{auth::Arriving, db::Db, json::Json, problem::Result, time::Timestamp},
};

/// My second factors.
#[derive(Debug, Serialize, ToSchema)]
pub struct Factors {
    /// Whether my role asks for one.
    pub required: bool,
    /// Since when codes of an authenticator app count; none while there is no app.
    pub totp_since: Option<Timestamp>,
    pub passkeys: Vec<PasskeyShown>,
    #[schema(example = 10)]
    pub recovery_codes_left: u64,
    pub abilities: FactorAbilities,
}

/// A passkey, as its owner knows it.
#[derive(Debug, Serialize, ToSchema)]
pub struct PasskeyShown {
    pub id: PasskeyId,
    #[schema(example = "Το κινητό μου")]
    pub name: String,
    pub created_at: Timestamp,
    pub last_used_at: Option<Timestamp>,
}

/// What I may do with my factors now.
#[derive(Debug, Serialize, ToSchema)]
pub struct FactorAbilities {
    pub can_add_passkey: bool,
    pub can_remove_totp: bool,
    pub can_remove_passkeys: bool,
    pub can_renew_recovery_codes: bool,
}

/// Show my second factors.
///
/// The authenticator app, the passkeys, and how many recovery codes are left.
#[utoipa::path(tag = "members", responses((status = OK, description = "The factors", body = Factors)))]
#[get("/me/factors")]
pub async fn show_my_factors(
    person: Arriving,
    db: web::Data<Db>,
    passkeys: web::Data<Passkeys>,
) -> Result<Json<Factors>> {
    let member = MemberId(person.member_id);
    let totp = secret::find(&***db, member, State::Confirmed).await?;
    let rows = passkey::Entity::find()
        .filter(passkey::COLUMN.member_id.eq(member))
        .order_by_asc(passkey::Column::Id)
        .limit(MOST_PASSKEYS)
        .all(&***db)
        .await?;
    let required = person.needs_second_factor();
    let count = rows.len() + usize::from(totp.is_some());
    let may_lose_one = !required || count > 1;
    let abilities = FactorAbilities {
        can_add_passkey: passkeys.are_possible() && (rows.len() as u64) < MOST_PASSKEYS,
        can_remove_totp: totp.is_some() && may_lose_one,
        can_remove_passkeys: !rows.is_empty() && may_lose_one,
        can_renew_recovery_codes: count > 0,
    };
    let shown = |row: passkey::Model| PasskeyShown {
        id: row.id,
        name: row.name,
        created_at: row.created_at,
        last_used_at: row.last_used_at,
    };
    Ok(Json(Factors {
        required,
        totp_since: totp.and_then(|factor| factor.confirmed_at),
        passkeys: rows.into_iter().map(shown).collect(),
        recovery_codes_left: recovery::left(&***db, member).await?,
        abilities,
    }))
}
