//! The table of what the storage holds. A row is there before the bytes are, and goes with them: whoever brings a content
//! and whoever clears it away meet at its row, so that nothing is cleared away that somebody is about to refer to.

use sea_orm::{ActiveModelTrait, IntoActiveModel, entity::prelude::*, sea_query::OnConflict};

use crate::platform::{audit::Identity, db::Db, problem::Result, time::Timestamp};

/// Bytes of the storage.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "contents")]
pub struct Model {
    /// In hex; where the bytes are.
    #[sea_orm(primary_key, auto_increment = false)]
    pub sha256: String,
    /// In bytes.
    pub size: i64,
    /// When somebody brought it the last time.
    pub touched_at: Timestamp,
}

impl ActiveModelBehavior for ActiveModel {}

/// Somebody brings this content: from now on it stays for a while, referred to or not. Waits for whoever is just clearing
/// it away; the bytes are looked for afterwards.
///
/// # Errors
/// When the database refuses.
pub(super) async fn touch(db: &Db, sha256: &str, size: i64) -> Result<()> {
    let tx = db.begin(&Identity::System).await?;
    let row = Model { sha256: sha256.to_owned(), size, touched_at: tx.now() };
    let again = OnConflict::column(Column::Sha256).update_column(Column::TouchedAt).to_owned();
    Entity::insert(row.into_active_model().reset_all())
        .on_conflict(again)
        .exec_without_returning(&*tx)
        .await?;
    tx.commit_housekeeping().await
}
