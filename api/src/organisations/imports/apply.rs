use std::collections::HashSet;

use actix_web::{post, web};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Set, sea_query::Expr,
};
use serde::{Deserialize, Serialize};
use serde_json::json;
use uuid::Uuid;

use super::{
    super::{
        entity::{organisation, registry_state},
        policy::Administer,
    },
    IMPORT_STATE, REGISTRY_CHANGED,
    entity::{
        registry_change::{self, RegistryThing},
        registry_import::{ActiveModel, Entity, Model, RegistryImportId, RegistryImportStatus},
    },
    find::hold,
    read::fail,
    view::RegistryImport,
    write,
};
use crate::platform::{
    audit::{Identity, did},
    auth::Auth,
    db::{Db, Tx},
    etag::{IfMatch, Tagged},
    foundation::Foundation,
    jobs::Job,
    problem::Result,
};

/// Changes that are applied with each statement.
const BATCH: u64 = 1_000;

/// Apply an import of the national registry.
///
/// All its differences in one go, in the background. When the registry has changed since they were found, nothing is applied
/// and the import is stale: read anew.
#[utoipa::path(tag = "organisations", params(RegistryImportId, IfMatch), responses(
    (status = OK, description = "The import", body = RegistryImport)))]
#[post("/registry-imports/{id}/apply")]
pub async fn apply_registry_import(
    admin: Auth<Administer>,
    db: web::Data<Db>,
    id: web::Path<RegistryImportId>,
    seen: IfMatch,
) -> Result<Tagged<RegistryImport>> {
    let tx = db.begin(&admin).await?;
    let before = hold(&tx, *id).await?;
    if before.status != RegistryImportStatus::Ready {
        return Err(IMPORT_STATE.into());
    }
    let revision = seen.take::<Entity>(&tx, *id).await?;
    if before.registry_revision != Some(registry_state::revision(&*tx).await?) {
        return Err(REGISTRY_CHANGED.into());
    }
    let change = ActiveModel {
        id: sea_orm::Unchanged(*id),
        status: Set(RegistryImportStatus::Applying),
        applied_by: Set(Some(admin.member_id)),
        ..Default::default()
    };
    let row = change.update(&*tx).await?;
    ApplyRegistry { import: *id }.enqueue(&tx).await?;
    tx.commit(did("registry.import_approved", "registry_import", *id)).await?;
    Ok(Tagged { body: row.into(), revision })
}

/// Writes all differences of an import.
#[derive(Debug, Serialize, Deserialize)]
pub struct ApplyRegistry {
    pub import: RegistryImportId,
}

impl Job for ApplyRegistry {
    const NAME: &'static str = "organisations.apply_registry";
    const MAX_ATTEMPTS: i32 = 2;

    async fn run(&self, at: &Foundation) -> Result<()> {
        match apply(&at.db, self.import).await {
            Ok(()) => Ok(()),
            Err(problem) => {
                tracing::error!(%problem, import = %self.import, "an import could not be applied");
                fail(&at.db, self.import, "not_applied").await
            }
        }
    }
}

/// What the job does: also for the command line, which does not wait for jobs.
///
/// # Errors
/// When the database refuses; nothing has been written then.
pub async fn apply(db: &Db, id: RegistryImportId) -> Result<()> {
    let tx = db.begin(&Identity::System).await?;
    let registry = registry_state::move_on(&tx).await?;
    let import = hold(&tx, id).await?;
    if import.status != RegistryImportStatus::Applying {
        return Ok(());
    }
    if import.registry_revision != Some(registry - 1) {
        // The revision that was moved on here goes back with the transaction.
        drop(tx);
        return stale(db, import).await;
    }
    write_all(&tx, id).await?;
    registry_change::Entity::update_many()
        .col_expr(registry_change::Column::AppliedAt, Expr::value(tx.now()))
        .filter(registry_change::COLUMN.import_id.eq(id))
        .exec(&*tx)
        .await?;
    let change = ActiveModel {
        id: sea_orm::Unchanged(id),
        status: Set(RegistryImportStatus::Applied),
        applied_at: Set(Some(tx.now())),
        revision: Set(import.revision + 1),
        ..Default::default()
    };
    change.update(&*tx).await?;
    let details = json!({ "counts": import.counts, "approved_by": import.applied_by });
    tx.commit(did("registry.imported", "registry_import", id).to(details)).await
}

async fn write_all(tx: &Tx, id: RegistryImportId) -> Result<()> {
    let codes: Vec<String> = organisation::Entity::find()
        .select_only()
        .column(organisation::Column::Code)
        .into_tuple()
        .all(&**tx)
        .await?;
    let mut codes: HashSet<String> = codes.into_iter().collect();
    let mut last = 0;
    loop {
        let changes = registry_change::Entity::find()
            .filter(registry_change::COLUMN.import_id.eq(id))
            .filter(registry_change::COLUMN.position.gt(last))
            .order_by_asc(registry_change::Column::Position)
            .limit(BATCH)
            .all(&**tx)
            .await?;
        let Some(end) = changes.last() else { return Ok(()) };
        last = end.position;
        // Bodies come before units; a batch may hold the last ones of these and the first of those.
        let first_unit = changes.partition_point(|change| change.thing == RegistryThing::Body);
        let (bodies, units) = changes.split_at(first_unit);
        if !bodies.is_empty() {
            write::bodies(tx, bodies, &mut codes).await?;
        }
        write::units(tx, units).await?;
    }
}

/// Somebody changed the registry between the approval and the job.
async fn stale(db: &Db, import: Model) -> Result<()> {
    let tx = db.begin(&Identity::System).await?;
    let change = ActiveModel {
        id: sea_orm::Unchanged(import.id),
        status: Set(RegistryImportStatus::Stale),
        applied_by: Set(None::<Uuid>),
        revision: Set(import.revision + 1),
        ..Default::default()
    };
    change.update(&*tx).await?;
    tx.commit(did("registry.import_outdated", "registry_import", import.id)).await
}
