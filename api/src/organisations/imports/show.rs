use actix_web::{get, web};

use super::{
    super::policy::Administer, entity::registry_import::RegistryImportId, find::find, view::RegistryImport,
};
use crate::platform::{auth::Auth, db::Db, etag::Tagged, problem::Result};

/// Show an import of the national registry.
///
/// How far it has come, and how many differences of each sort it makes.
#[utoipa::path(tag = "organisations", params(RegistryImportId), responses(
    (status = OK, description = "The import", body = RegistryImport)))]
#[get("/registry-imports/{id}")]
pub async fn show_registry_import(
    _: Auth<Administer>,
    db: web::Data<Db>,
    id: web::Path<RegistryImportId>,
) -> Result<Tagged<RegistryImport>> {
    let row = find(&***db, *id).await?;
    let revision = row.revision;
    Ok(Tagged { body: row.into(), revision })
}
