//! The table of what was used.

use sea_orm::{
    EntityTrait, ExprTrait, Set,
    entity::prelude::*,
    sea_query::{CaseStatement, Expr, OnConflict},
};

use crate::platform::{audit::Identity, db::Db, problem::Result};

/// What a caller has used in a window of time.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "rate_counts")]
pub struct Model {
    /// The policy, and a hash of the caller.
    #[sea_orm(primary_key, auto_increment = false)]
    pub name: String,
    /// Seconds since the epoch.
    pub window_start: i64,
    /// More than the quota where more was asked for than there was.
    pub used: i64,
}

impl ActiveModelBehavior for ActiveModel {}

/// Uses up to this many in the window, and says how many had been used before. One statement, so that all replicas
/// together give out the quota and no more.
///
/// # Errors
/// When the database refuses.
pub async fn draw(db: &Db, name: &str, window_start: i64, many: i64) -> Result<i64> {
    let tx = db.begin(&Identity::System).await?;
    let first = ActiveModel { name: Set(name.to_owned()), window_start: Set(window_start), used: Set(many) };
    let same_window = Expr::col((Entity, Column::WindowStart)).eq(window_start);
    let used = CaseStatement::new()
        .case(same_window, Expr::col((Entity, Column::Used)).add(many))
        .finally(Expr::value(many));
    let more = OnConflict::column(Column::Name)
        .value(Column::Used, used)
        .value(Column::WindowStart, Expr::value(window_start))
        .to_owned();
    let row = Entity::insert(first).on_conflict(more).exec_with_returning(&*tx).await?;
    tx.commit_housekeeping().await?;
    Ok(row.used - many)
}
