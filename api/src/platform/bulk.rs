//! Many rows of a table in few statements.

use sea_orm::{ActiveModelTrait, EntityTrait, Iterable, sea_query::OnConflict};

use crate::platform::{db::Tx, problem::Result};

/// Parameters of one statement: SQLite takes 32,766.
const PARAMETERS: usize = 30_000;

/// Inserts all rows, as many with each statement as it takes.
///
/// # Errors
/// When the database refuses one of them.
pub async fn insert<A>(tx: &Tx, rows: impl IntoIterator<Item = A>) -> Result<()>
where
    A: ActiveModelTrait + Send,
{
    write(tx, rows, None).await
}

/// Inserts rows, or writes over those whose `key` is there.
///
/// # Errors
/// When the database refuses one of them.
pub async fn upsert<A>(
    tx: &Tx,
    rows: impl IntoIterator<Item = A>,
    key: &[<A::Entity as EntityTrait>::Column],
) -> Result<()>
where
    A: ActiveModelTrait + Send,
{
    let is_key = |column: &<A::Entity as EntityTrait>::Column| {
        key.iter().any(|key| sea_orm::IdenStatic::as_str(key) == sea_orm::IdenStatic::as_str(column))
    };
    let others = <A::Entity as EntityTrait>::Column::iter().filter(|column| !is_key(column));
    let replace = OnConflict::columns(key.iter().copied()).update_columns(others).to_owned();
    write(tx, rows, Some(replace)).await
}

async fn write<A>(tx: &Tx, rows: impl IntoIterator<Item = A>, replace: Option<OnConflict>) -> Result<()>
where
    A: ActiveModelTrait + Send,
{
    let columns = <A::Entity as EntityTrait>::Column::iter().count();
    let most = PARAMETERS / columns.max(1);
    let mut rows = rows.into_iter();
    loop {
        let batch: Vec<A> = rows.by_ref().take(most).collect();
        if batch.is_empty() {
            return Ok(());
        }
        let insert = A::Entity::insert_many(batch);
        match &replace {
            Some(replace) => insert.on_conflict(replace.clone()).exec_without_returning(&**tx).await?,
            None => insert.exec_without_returning(&**tx).await?,
        };
    }
}
