use actix_web::{post, web};
use sea_orm::{ActiveModelTrait, Set};
use serde::Deserialize;
use serde_json::json;
use utoipa::ToSchema;
use validator::Validate;

use super::{
    super::policy::Administer,
    NO_REGISTRY,
    entity::registry_import::{ActiveModel, Model, RegistryImportStatus, RegistrySource},
    fetch::FetchRegistry,
    view::RegistryImport,
};
use crate::platform::{
    audit::{Identity, did},
    auth::Auth,
    config::Config,
    db::{Db, Tx},
    jobs::Job,
    json::{Created, Json},
    problem::Result,
};

/// From where, and how much of it.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewRegistryImport {
    pub source: RegistrySource,
    /// Whether it is the whole registry: bodies and units that earlier imports knew, and that are not in it, are closed.
    #[serde(default)]
    pub complete: bool,
}

/// Begin an import of the national registry.
///
/// From its own address, which is asked in the background; or from a file, which is brought next. Nothing changes before the
/// differences have been looked at and applied.
#[utoipa::path(tag = "organisations", responses((status = CREATED, description = "The import", body = RegistryImport)))]
#[post("/registry-imports")]
pub async fn create_registry_import(
    admin: Auth<Administer>,
    db: web::Data<Db>,
    config: web::Data<Config>,
    Json(form): Json<NewRegistryImport>,
) -> Result<Created<RegistryImport>> {
    if form.source == RegistrySource::Registry && config.registry_url.is_none() {
        return Err(NO_REGISTRY.into());
    }
    let tx = db.begin(&admin).await?;
    let row = insert(&tx, form.source, form.complete).await?;
    if row.source == RegistrySource::Registry {
        FetchRegistry { import: row.id }.enqueue(&tx).await?;
    }
    let location = format!("/api/v1/registry-imports/{}", row.id);
    let event = did("registry.import_begun", "registry_import", row.id)
        .to(json!({ "source": row.source, "complete": row.complete }));
    tx.commit_answering(event, Created { location, body: row.into() }).await
}

/// The row of a new import.
///
/// # Errors
/// When the database refuses.
pub async fn insert(tx: &Tx, source: RegistrySource, complete: bool) -> Result<Model> {
    let row = ActiveModel {
        id: Set(tx.new_id()),
        source: Set(source),
        // What the registry itself tells is all there is.
        complete: Set(complete || source == RegistrySource::Registry),
        file_name: Set(None),
        status: Set(match source {
            RegistrySource::Registry => RegistryImportStatus::Fetching,
            RegistrySource::File => RegistryImportStatus::Awaited,
        }),
        fault: Set(None),
        registry_revision: Set(None),
        counts: Set(json!({ "changes": {}, "faults": {} })),
        fetched_until: Set(None),
        fetched: Set(0),
        to_fetch: Set(None),
        created_by: Set(match tx.actor() {
            Identity::Member(id) => Some(*id),
            _ => None,
        }),
        applied_by: Set(None),
        applied_at: Set(None),
        revision: Set(1),
        created_at: Set(tx.now()),
    };
    Ok(row.insert(&**tx).await?)
}
