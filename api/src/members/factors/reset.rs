use actix_web::{delete, web};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde_json::json;

use super::{
    NO_FACTOR,
    entity::{passkey, totp_factor},
    method, recovery,
};
use crate::{
    members::{entity::MemberId, letters, my_sessions::end_all, policy::Administer, show::find},
    platform::{
        audit::did,
        auth::{Auth, FreshFactor},
        db::{Db, Tx},
        json::NoContent,
        problem::Result,
    },
};

/// Take all second factors from a member.
///
/// For who has lost the device and the recovery codes: all their sessions end, and they enrol anew with the next. They are
/// told by mail. Make sure that it is they who ask. Wants a second factor of the last ten minutes.
#[utoipa::path(tag = "members", params(MemberId), responses((status = NO_CONTENT, description = "They have none")))]
#[delete("/members/{id}/factors")]
pub async fn reset_factors(
    admin: FreshFactor<Auth<Administer>>,
    db: web::Data<Db>,
    id: web::Path<MemberId>,
) -> Result<NoContent> {
    let tx = db.begin(&admin).await?;
    reset(&tx, *id).await?;
    tx.commit(did("factors.reset", "member", *id)).await?;
    Ok(NoContent)
}

/// Takes the person's factors, and ends their sessions.
///
/// # Errors
/// 404 when there is nobody, 409 when they have none.
pub async fn reset(tx: &Tx, member: MemberId) -> Result<()> {
    let person = find(&**tx, member).await?;
    if method::of(&**tx, member).await?.is_empty() {
        return Err(NO_FACTOR.into());
    }
    totp_factor::Entity::delete_many().filter(totp_factor::COLUMN.member_id.eq(member)).exec(&**tx).await?;
    passkey::Entity::delete_many().filter(passkey::COLUMN.member_id.eq(member)).exec(&**tx).await?;
    recovery::withdraw(tx, member).await?;
    end_all(tx, member, None).await?;
    letters::write(tx, &person, "factors_reset", json!({})).await
}
