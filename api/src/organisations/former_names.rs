//! Names that a body once had: by them it is looked for, and on them old decisions rest.

use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Set,
};

use super::entity::{OrganisationId, organisation, organisation_name};
use crate::platform::{db::Tx, problem::Result};

/// More are not told.
const MOST: u64 = 20;

/// Keeps the name that a body had before this change, when it is another one now.
///
/// # Errors
/// When the database refuses.
pub async fn keep(tx: &Tx, before: &organisation::Model, after: &organisation::Model) -> Result<()> {
    if before.name_el == after.name_el && before.name_en == after.name_en {
        return Ok(());
    }
    former(tx, before.id, &before.name_el, &before.name_en).insert(&**tx).await?;
    Ok(())
}

/// The row that says so.
pub fn former(tx: &Tx, body: OrganisationId, name_el: &str, name_en: &str) -> organisation_name::ActiveModel {
    organisation_name::ActiveModel {
        id: Set(tx.new_id()),
        organisation_id: Set(body),
        name_el: Set(name_el.to_owned()),
        name_en: Set(name_en.to_owned()),
        until: Set(tx.now()),
    }
}

/// The names that a body once had, the last one first.
///
/// # Errors
/// When the database refuses.
pub async fn former_names(
    db: &impl ConnectionTrait,
    body: OrganisationId,
) -> Result<Vec<organisation_name::Model>> {
    Ok(organisation_name::Entity::find()
        .filter(organisation_name::COLUMN.organisation_id.eq(body))
        .order_by_desc(organisation_name::Column::Id)
        .limit(MOST)
        .all(db)
        .await?)
}
