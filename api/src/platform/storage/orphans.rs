//! Contents that no file refers to are cleared away.

use std::time::Duration;

use sea_orm::{
    ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, ExprTrait, Query},
};
use serde::{Deserialize, Serialize};

use super::{Storage, content, entity as file};
use crate::platform::{
    audit::Identity,
    db::Db,
    foundation::Foundation,
    jobs::Job,
    problem::{Problem, Result},
    time::Timestamp,
    upkeep::BATCH,
};

/// How long a content stays that somebody has brought and nothing refers to yet: far longer than a change takes.
const GRACE: Duration = Duration::from_hours(24);

/// Clears away contents that nothing has referred to for a day.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct CollectOrphans {}

impl Job for CollectOrphans {
    const NAME: &'static str = "storage.collect_orphans";

    async fn run(&self, at: &Foundation) -> Result<()> {
        let before = at.db.now() - GRACE;
        let mut last = String::new();
        loop {
            let orphans = orphans(&at.db, before, &last).await?;
            for sha256 in &orphans {
                collect(&at.db, &at.storage, sha256, before).await?;
            }
            match orphans.last() {
                Some(sha256) if orphans.len() as u64 == BATCH => last.clone_from(sha256),
                _ => return Ok(()),
            }
        }
    }
}

async fn orphans(db: &Db, before: Timestamp, after: &str) -> Result<Vec<String>> {
    let orphans = content::Entity::find()
        .select_only()
        .column(content::Column::Sha256)
        .filter(content::Column::TouchedAt.lt(before))
        .filter(content::Column::Sha256.gt(after))
        .filter(unreferred())
        .order_by_asc(content::Column::Sha256)
        .limit(BATCH);
    Ok(orphans.into_tuple().all(&**db).await?)
}

/// The row goes first and holds off whoever brings the same content; when it was touched in the meantime, or is referred
/// to, it stays. When the bytes cannot be removed, so does the row.
async fn collect(db: &Db, storage: &Storage, sha256: &str, before: Timestamp) -> Result<()> {
    let tx = db.begin(&Identity::System).await?;
    let removed = content::Entity::delete_many()
        .filter(content::Column::Sha256.eq(sha256))
        .filter(content::Column::TouchedAt.lt(before))
        .filter(unreferred())
        .exec(&*tx)
        .await?;
    if removed.rows_affected == 0 {
        return Ok(());
    }
    storage.remove(sha256).await.map_err(Problem::internal)?;
    tx.commit_housekeeping().await
}

fn unreferred() -> Expr {
    let mut files = Query::select();
    files.expr(Expr::val(1)).from(file::Entity).and_where(
        Expr::col((file::Entity, file::Column::Sha256)).equals((content::Entity, content::Column::Sha256)),
    );
    Expr::exists(files.take()).not()
}
