//! Finding an import, and holding it for a change.

use sea_orm::{ConnectionTrait, EntityTrait, QuerySelect};

use super::entity::registry_import::{Entity, Model, RegistryImportId};
use crate::platform::{
    db::Tx,
    problem::{Problem, Result},
};

/// # Errors
/// 404 when there is none.
pub async fn find(db: &impl ConnectionTrait, id: RegistryImportId) -> Result<Model> {
    Entity::find_by_id(id).one(db).await?.ok_or_else(Problem::not_found)
}

/// The same, held until the transaction ends.
///
/// # Errors
/// 404 when there is none.
pub async fn hold(tx: &Tx, id: RegistryImportId) -> Result<Model> {
    Entity::find_by_id(id).lock_exclusive().one(&**tx).await?.ok_or_else(Problem::not_found)
}
