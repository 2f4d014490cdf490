//! Many rows of a table in few statements.

use sea_orm::{ActiveModelTrait, EntityTrait, Iterable};

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
    let columns = <A::Entity as EntityTrait>::Column::iter().count();
    let most = PARAMETERS / columns.max(1);
    let mut rows = rows.into_iter();
    loop {
        let batch: Vec<A> = rows.by_ref().take(most).collect();
        if batch.is_empty() {
            return Ok(());
        }
        A::Entity::insert_many(batch).exec_without_returning(&**tx).await?;
    }
}
