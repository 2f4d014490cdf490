use actix_web::{delete, web};
use sea_orm::EntityTrait;

use super::{
    super::{
        IMPORT_STATE,
        entity::member_import::{self, ImportStatus, MemberImportId},
        policy::Administer,
    },
    show::find,
};
use crate::platform::{audit::did, auth::Auth, db::Db, json::NoContent, problem::Result};

/// Discard an import of members.
///
/// Its rows are forgotten; profiles that were written stay. Not while they are being written.
#[utoipa::path(tag = "members", params(MemberImportId), responses(
    (status = NO_CONTENT, description = "The import is gone")))]
#[delete("/member-imports/{id}")]
pub async fn discard_member_import(
    admin: Auth<Administer>,
    db: web::Data<Db>,
    id: web::Path<MemberImportId>,
) -> Result<NoContent> {
    let tx = db.begin(&admin).await?;
    let import = find(&*tx, *id).await?;
    if import.status == ImportStatus::Applying {
        return Err(IMPORT_STATE.into());
    }
    member_import::Entity::delete_by_id(import.id).exec(&*tx).await?;
    tx.commit(did("member_imports.discarded", "member_import", import.id)).await?;
    Ok(NoContent)
}
