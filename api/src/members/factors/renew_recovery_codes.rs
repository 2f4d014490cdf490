use actix_web::{post, web};

use super::{NO_FACTOR, enrol::FactorEnrolled, method, recovery};
use crate::{
    members::entity::MemberId,
    platform::{
        audit::did,
        auth::{FreshFactor, SignedIn},
        db::Db,
        json::Json,
        problem::Result,
    },
};

/// Renew my recovery codes.
///
/// Ten new ones, shown here and never again; those before are good no longer. Wants a second factor of the last ten minutes.
#[utoipa::path(tag = "members", responses((status = OK, description = "The codes", body = FactorEnrolled)))]
#[post("/me/recovery-codes")]
pub async fn renew_recovery_codes(
    person: FreshFactor<SignedIn>,
    db: web::Data<Db>,
) -> Result<Json<FactorEnrolled>> {
    let member = MemberId(person.member_id);
    let tx = db.begin(&person).await?;
    if method::of(&*tx, member).await?.is_empty() {
        return Err(NO_FACTOR.into());
    }
    let recovery_codes = recovery::renew(&tx, member).await?;
    tx.commit(did("factors.recovery_codes_renewed", "member", member)).await?;
    Ok(Json(FactorEnrolled { recovery_codes }))
}
