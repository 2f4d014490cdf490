use actix_web::{post, web};
use sea_orm::{ActiveModelTrait, Set};
use serde_json::json;

use super::{
    super::policy::Administer,
    IMPORT_STATE,
    entity::{
        registry_import::{ActiveModel, Entity, RegistryImportId, RegistryImportStatus},
        registry_part,
    },
    find::{find, hold},
    read::ReadRegistry,
    view::RegistryImport,
};
use crate::platform::{
    audit::did,
    auth::Auth,
    db::Db,
    etag::{IfMatch, Tagged},
    jobs::Job,
    problem::Result,
    storage::{self, BulkUpload, Storage},
};

/// Bring the file of an import.
///
/// JSON as the national registry publishes it, or CSV, up to 256 MB, in the field `file` of a form. It is read in the
/// background.
#[utoipa::path(tag = "organisations", params(RegistryImportId, IfMatch),
    request_body(content = BulkUpload, content_type = "multipart/form-data"),
    responses((status = OK, description = "The import", body = RegistryImport)))]
#[post("/registry-imports/{id}/file")]
pub async fn upload_registry_file(
    admin: Auth<Administer>,
    db: web::Data<Db>,
    storage: web::Data<Storage>,
    id: web::Path<RegistryImportId>,
    seen: IfMatch,
    upload: BulkUpload,
) -> Result<Tagged<RegistryImport>> {
    if find(&***db, *id).await?.status != RegistryImportStatus::Awaited {
        return Err(IMPORT_STATE.into());
    }
    let name = upload.0.name.clone();
    let stored = storage::store(&db, &storage, upload.0).await?;
    let tx = db.begin(&admin).await?;
    if hold(&tx, *id).await?.status != RegistryImportStatus::Awaited {
        return Err(IMPORT_STATE.into());
    }
    let revision = seen.take::<Entity>(&tx, *id).await?;
    let file = storage::keep(&tx, stored).await?;
    let part =
        registry_part::ActiveModel { id: Set(tx.new_id()), import_id: Set(*id), file_id: Set(file.id) };
    part.insert(&*tx).await?;
    let change = ActiveModel {
        id: sea_orm::Unchanged(*id),
        status: Set(RegistryImportStatus::Reading),
        file_name: Set(Some(name)),
        ..Default::default()
    };
    let row = change.update(&*tx).await?;
    ReadRegistry { import: *id }.enqueue(&tx).await?;
    let details = json!({ "sha256": file.sha256, "size": file.size });
    tx.commit(did("registry.file_uploaded", "registry_import", *id).to(details)).await?;
    Ok(Tagged { body: row.into(), revision })
}
