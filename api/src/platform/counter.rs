//! Counters that grow by one and never repeat: for the codes that people quote.

use sea_orm::{
    ExprTrait, Set,
    entity::prelude::*,
    sea_query::{Expr, OnConflict},
};

use super::{db::Tx, problem::Result};

/// A counter and the last number that it gave.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "counters")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub name: String,
    pub value: i64,
}

impl ActiveModelBehavior for ActiveModel {}

/// The next number of the counter, from 1. The row stays locked until the transaction ends, so that numbers are
/// given in the order of commits and without gaps.
///
/// # Errors
/// When the database refuses.
pub async fn next(tx: &Tx, name: &str) -> Result<i64> {
    let first = ActiveModel { name: Set(name.to_owned()), value: Set(1) };
    let increment = OnConflict::column(Column::Name)
        .value(Column::Value, Expr::col((Entity, Column::Value)).add(1))
        .to_owned();
    let counter = Entity::insert(first).on_conflict(increment).exec_with_returning(&**tx).await?;
    Ok(counter.value)
}
