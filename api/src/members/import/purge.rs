//! Files of people are not kept longer than they are of use.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::super::entity::member_import::{self, ImportStatus, MemberImportId};
use crate::platform::{
    audit::{Identity, did_to_many},
    foundation::Foundation,
    jobs::Job,
    problem::Result,
    time::days,
    upkeep::BATCH,
};

/// How long an import can be looked at.
const KEPT_DAYS: u64 = 30;

/// Removes imports with their rows; the profiles that they wrote stay.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct PurgeImports {}

impl Job for PurgeImports {
    const NAME: &'static str = "members.purge_imports";

    async fn run(&self, at: &Foundation) -> Result<()> {
        let old = member_import::Entity::find()
            .select_only()
            .column(member_import::Column::Id)
            .filter(member_import::COLUMN.created_at.lt(at.db.now() - days(KEPT_DAYS)))
            .filter(member_import::COLUMN.status.ne(ImportStatus::Applying))
            .limit(BATCH);
        let ids = old.into_tuple::<MemberImportId>().all(&*at.db).await?;
        if ids.is_empty() {
            return Ok(());
        }
        let tx = at.db.begin(&Identity::System).await?;
        let count = ids.len();
        member_import::Entity::delete_many().filter(member_import::Column::Id.is_in(ids)).exec(&*tx).await?;
        tx.commit(did_to_many("member_imports.purged", "member_import").to(json!({ "count": count }))).await
    }
}
