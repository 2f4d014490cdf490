//! Archives whose time is over.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, sea_query::Expr};
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::entity::data_export;
use crate::platform::{
    audit::{Identity, did_to_many},
    foundation::Foundation,
    jobs::Job,
    problem::Result,
    storage,
    upkeep::BATCH,
};

/// Removes the files of copies that can no longer be fetched.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct PurgeExports {}

impl Job for PurgeExports {
    const NAME: &'static str = "privacy.purge_exports";

    async fn run(&self, at: &Foundation) -> Result<()> {
        loop {
            let old = data_export::Entity::find()
                .filter(data_export::COLUMN.expires_at.lte(at.db.now()))
                .filter(data_export::COLUMN.file_id.is_not_null())
                .order_by_asc(data_export::Column::ExpiresAt)
                .limit(BATCH);
            let old = old.all(&*at.db).await?;
            let Some(found) = std::num::NonZero::new(old.len()) else { return Ok(()) };
            let tx = at.db.begin(&Identity::System).await?;
            data_export::Entity::update_many()
                .col_expr(data_export::Column::FileId, Expr::cust("NULL"))
                .filter(data_export::COLUMN.id.is_in(old.iter().map(|export| export.id)))
                .exec(&*tx)
                .await?;
            storage::forget(&tx, old.iter().filter_map(|export| export.file_id).collect()).await?;
            tx.commit(did_to_many("data_exports.expired", "data_export").to(json!({ "count": found })))
                .await?;
        }
    }
}
