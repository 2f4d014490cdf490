use actix_web::{delete, web};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::{
    FactorMethod,
    enrol::removed,
    entity::passkey::{self, PasskeyId},
};
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

/// Remove a passkey of mine.
///
/// Wants a second factor of the last ten minutes. The last factor of somebody whose role asks for one stays (409
/// `last-factor`).
#[utoipa::path(tag = "members", params(PasskeyId), responses((status = NO_CONTENT, description = "It is removed")))]
#[delete("/me/passkeys/{id}")]
pub async fn remove_passkey(
    person: FreshFactor<SignedIn>,
    db: web::Data<Db>,
    id: web::Path<PasskeyId>,
) -> Result<NoContent> {
    let tx = db.begin(&person).await?;
    let gone = passkey::Entity::delete_many()
        .filter(passkey::COLUMN.id.eq(*id))
        .filter(passkey::COLUMN.member_id.eq(MemberId(person.member_id)))
        .exec(&*tx)
        .await?;
    if gone.rows_affected == 0 {
        return Err(Problem::not_found());
    }
    removed(&tx, &person, FactorMethod::Passkey).await?;
    tx.commit(did("factors.passkey_removed", "passkey", *id)).await?;
    Ok(NoContent)
}
