//! Queries of one row by its id, whose text is written once. Writing it anew takes longer than what else a small read
//! does in this process, and the requests that read most go through the same two or three.

use std::sync::OnceLock;

use sea_orm::{DatabaseBackend, Statement, Value};
use uuid::Uuid;

/// The query, once it was written; for each database, since a process of the tests has both.
pub struct ById {
    postgres: OnceLock<Written>,
    sqlite: OnceLock<Written>,
}

struct Written {
    sql: String,
    values: Vec<Value>,
    /// Which of the values is the id.
    places: Vec<usize>,
}

impl ById {
    #[expect(clippy::new_without_default, reason = "it stands in statics")]
    pub const fn new() -> Self {
        Self { postgres: OnceLock::new(), sqlite: OnceLock::new() }
    }

    /// The statement that asks for this id. `write` makes it the first time, for the id it is given; whatever else it asks
    /// for must not depend on the request.
    pub fn statement(
        &self,
        backend: DatabaseBackend,
        id: Uuid,
        write: impl FnOnce(Uuid) -> Statement,
    ) -> Statement {
        let kept = if backend == DatabaseBackend::Postgres { &self.postgres } else { &self.sqlite };
        let written = kept.get_or_init(|| Written::of(write(Uuid::max())));
        let mut values = written.values.clone();
        for place in &written.places {
            if let Some(value) = values.get_mut(*place) {
                *value = id.into();
            }
        }
        Statement::from_sql_and_values(backend, &written.sql, values)
    }
}

impl Written {
    fn of(statement: Statement) -> Self {
        let values = statement.values.map_or_else(Vec::new, |values| values.0);
        let stand_in = Value::from(Uuid::max());
        let places = values.iter().enumerate().filter(|(_, value)| **value == stand_in);
        let places = places.map(|(place, _)| place).collect();
        Self { sql: statement.sql, values, places }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_text_is_written_once_and_asks_for_each_id() {
        static QUERY: ById = ById::new();
        let write = |id: Uuid| {
            let values = [Value::from(1), id.into()];
            Statement::from_sql_and_values(DatabaseBackend::Sqlite, "SELECT ? WHERE id = ?", values)
        };
        for id in [Uuid::from_u128(7), Uuid::from_u128(8)] {
            let statement = QUERY.statement(DatabaseBackend::Sqlite, id, write);
            assert_eq!(statement.sql, "SELECT ? WHERE id = ?");
            assert_eq!(statement.values.unwrap().0, [Value::from(1), id.into()]);
        }
    }
}
