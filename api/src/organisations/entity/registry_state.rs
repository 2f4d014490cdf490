//! The registry as a whole: one row, whose revision every change of a body or a unit moves on.

use sea_orm::{ExprTrait, QueryFilter, QuerySelect, entity::prelude::*, sea_query::Expr};

use crate::platform::{
    db::Tx,
    problem::{Problem, Result},
};

/// The one row's.
const THE_ONE: i32 = 1;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "registry_states")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i32,
    pub revision: i64,
}

impl ActiveModelBehavior for ActiveModel {}

/// Where the registry is now.
///
/// # Errors
/// When the database refuses.
pub async fn revision(db: &impl ConnectionTrait) -> Result<i64> {
    let row = Entity::find_by_id(THE_ONE).one(db).await?;
    row.map(|row| row.revision).ok_or_else(|| Problem::internal("the registry has no state"))
}

/// Where the registry is, and stays until the transaction ends.
///
/// # Errors
/// When the database refuses.
pub async fn hold(tx: &Tx) -> Result<i64> {
    let row = Entity::find_by_id(THE_ONE).lock_exclusive().one(&**tx).await?;
    row.map(|row| row.revision).ok_or_else(|| Problem::internal("the registry has no state"))
}

/// Moves the registry on, and holds it until the transaction ends: two changes of the tree are never made side by side, so
/// that together they cannot close a circle which each alone does not.
///
/// # Errors
/// When the database refuses.
pub async fn move_on(tx: &Tx) -> Result<i64> {
    Entity::update_many()
        .col_expr(Column::Revision, Expr::col(Column::Revision).add(1))
        .filter(COLUMN.id.eq(THE_ONE))
        .exec(&**tx)
        .await?;
    revision(&**tx).await
}
