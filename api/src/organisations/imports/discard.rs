use actix_web::{delete, web};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};

use super::{
    super::policy::Administer,
    IMPORT_STATE,
    entity::{
        registry_import::{Entity, RegistryImportId},
        registry_part,
    },
    find::hold,
    view::RegistryImport,
};
use crate::platform::{
    audit::did,
    auth::Auth,
    db::Db,
    etag::IfMatch,
    json::NoContent,
    problem::Result,
    storage::{self, FileId},
};

/// Discard an import of the national registry.
///
/// With its file and its differences. One that was applied stays: it is the change log.
#[utoipa::path(tag = "organisations", params(RegistryImportId, IfMatch), responses(
    (status = NO_CONTENT, description = "The import is gone")))]
#[delete("/registry-imports/{id}")]
pub async fn discard_registry_import(
    admin: Auth<Administer>,
    db: web::Data<Db>,
    id: web::Path<RegistryImportId>,
    seen: IfMatch,
) -> Result<NoContent> {
    let tx = db.begin(&admin).await?;
    let before = hold(&tx, *id).await?;
    seen.take::<Entity>(&tx, *id).await?;
    if !RegistryImport::from(before).abilities.can_discard {
        return Err(IMPORT_STATE.into());
    }
    let files: Vec<FileId> = registry_part::Entity::find()
        .select_only()
        .column(registry_part::Column::FileId)
        .filter(registry_part::COLUMN.import_id.eq(*id))
        .into_tuple()
        .all(&*tx)
        .await?;
    Entity::delete_by_id(*id).exec(&*tx).await?;
    storage::forget(&tx, files).await?;
    tx.commit(did("registry.import_discarded", "registry_import", *id)).await?;
    Ok(NoContent)
}
