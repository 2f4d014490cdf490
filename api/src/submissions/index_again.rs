//! What an older version of the program made findable while the new one was being brought in lacks what lists are narrowed by.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::{
    entity::submission::{COLUMN, Entity},
    found_as::{SEARCHED, document},
};
use crate::platform::{
    audit::{Identity, did_to_many},
    foundation::Foundation,
    jobs::Job,
    problem::Result,
    search,
    search::entity as documents,
};

/// So many in a transaction.
const AT_ONCE: u64 = 500;

/// Writes anew what submissions are found by where that is incomplete.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct IndexAgain {}

impl Job for IndexAgain {
    const NAME: &'static str = "submissions.index_again";

    async fn run(&self, at: &Foundation) -> Result<()> {
        loop {
            let tx = at.db.begin(&Identity::System).await?;
            let ids: Vec<uuid::Uuid> = documents::Entity::find()
                .select_only()
                .column(documents::Column::SubjectId)
                .filter(documents::Column::Kind.eq(SEARCHED.0))
                .filter(documents::Column::Facets.is_null())
                .limit(AT_ONCE)
                .into_tuple()
                .all(&*tx)
                .await?;
            if ids.is_empty() {
                return Ok(());
            }
            let rows = Entity::find().filter(COLUMN.id.is_in(ids)).all(&*tx).await?;
            // What is found and is no more stays as it is: nobody is led to it.
            let more = rows.len() as u64 == AT_ONCE;
            search::index_many(&tx, rows.iter().map(document).collect()).await?;
            tx.commit(did_to_many("submissions.indexed", "submission").to(json!({ "count": rows.len() })))
                .await?;
            if !more {
                return Ok(());
            }
        }
    }
}
