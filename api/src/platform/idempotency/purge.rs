//! Keys that are older than a day leave the table.

use sea_orm::{EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::{Deserialize, Serialize};

use super::{
    claim::forgotten_before,
    entity::{COLUMN, Column, Entity},
};
use crate::platform::{audit::Identity, foundation::Foundation, jobs::Job, problem::Result, upkeep};

/// Removes keys that are forgotten; none of them would be answered any more.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct PurgeKeys {}

impl Job for PurgeKeys {
    const NAME: &'static str = "idempotency_keys.purge";

    async fn run(&self, at: &Foundation) -> Result<()> {
        let before = forgotten_before(at.db.now());
        loop {
            let old = Entity::find()
                .select_only()
                .column(Column::Id)
                .filter(COLUMN.created_at.lt(before))
                .order_by_asc(Column::CreatedAt)
                .limit(upkeep::BATCH);
            let ids = old.into_tuple::<String>().all(&*at.db).await?;
            let found = ids.len() as u64;
            let tx = at.db.begin(&Identity::System).await?;
            // A key may have been taken anew just now: then it stays.
            let forgotten = Entity::delete_many().filter(COLUMN.id.is_in(ids));
            forgotten.filter(COLUMN.created_at.lt(before)).exec(&*tx).await?;
            tx.commit_housekeeping().await?;
            if found < upkeep::BATCH {
                return Ok(());
            }
        }
    }
}
