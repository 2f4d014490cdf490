use actix_web::{post, web};
use sea_orm::EntityTrait;
use serde::Serialize;
use utoipa::ToSchema;

use super::{
    enrol::may_enrol,
    qr, secret,
    totp::{self, SECRET_BYTES},
};
use crate::{
    members::entity::{MemberId, member},
    platform::{
        audit::did,
        auth::Arriving,
        db::Db,
        json::Json,
        problem::{Problem, Result},
        vault::Vault,
    },
};

/// What an authenticator app must know.
#[derive(Debug, Serialize, ToSchema)]
pub struct TotpSecret {
    /// In base32, to be typed where no picture can be taken.
    #[schema(example = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP")]
    pub secret: String,
    /// What the picture says.
    #[schema(example = "otpauth://totp/We-novate:eleni@ioannina.gr?secret=JBSWY3DPEHPK3PXP")]
    pub address: String,
    /// The picture, as SVG.
    #[schema(example = "<svg xmlns=\"http://www.w3.org/2000/svg\"/>")]
    pub qr_svg: String,
}

/// Begin to enrol an authenticator app.
///
/// Answers with a secret (RFC 6238), which counts once a code of it has come to `/me/totp/confirm`, and then takes the place
/// of one that was there. Asking again draws another secret. Whoever has a second factor already shows it first (403
/// `step-up-required`).
#[utoipa::path(tag = "members", responses((status = OK, description = "The secret", body = TotpSecret)))]
#[post("/me/totp")]
pub async fn begin_totp(
    person: Arriving,
    db: web::Data<Db>,
    vault: web::Data<Vault>,
) -> Result<Json<TotpSecret>> {
    let tx = db.begin(&person).await?;
    may_enrol(&tx, &person).await?;
    let id = MemberId(person.member_id);
    let member = member::Entity::find_by_id(id).one(&*tx).await?.ok_or_else(Problem::not_found)?;
    let drawn = tx.random().bytes::<SECRET_BYTES>();
    secret::offer(&tx, &vault, id, &drawn).await?;
    tx.commit(did("factors.totp_offered", "member", id)).await?;
    let address = totp::address(&drawn, &member.email);
    let secret = data_encoding::BASE32_NOPAD.encode(&drawn);
    Ok(Json(TotpSecret { secret, qr_svg: qr::svg_of(&address)?, address }))
}
