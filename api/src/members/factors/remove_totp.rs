use actix_web::{delete, web};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::{FactorMethod, enrol::removed, entity::totp_factor};
use crate::{
    members::entity::MemberId,
    platform::{
        audit::did,
        auth::{FreshFactor, SignedIn},
        db::Db,
        json::NoContent,
        problem::{Problem, Result},
    },
};

/// Remove my authenticator app.
///
/// Wants a second factor of the last ten minutes. The last factor of somebody whose role asks for one stays (409
/// `last-factor`). With the last factor the recovery codes go, too.
#[utoipa::path(tag = "members", responses((status = NO_CONTENT, description = "The app is removed")))]
#[delete("/me/totp")]
pub async fn remove_totp(person: FreshFactor<SignedIn>, db: web::Data<Db>) -> Result<NoContent> {
    let member = MemberId(person.member_id);
    let tx = db.begin(&person).await?;
    let gone = totp_factor::Entity::delete_many().filter(totp_factor::COLUMN.member_id.eq(member));
    if gone.exec(&*tx).await?.rows_affected == 0 {
        return Err(Problem::not_found());
    }
    removed(&tx, &person, FactorMethod::Totp).await?;
    tx.commit(did("factors.totp_removed", "member", member)).await?;
    Ok(NoContent)
}
