//! The connections that a process has open.

use sea_orm::{DatabaseBackend, DatabaseConnection};

/// Connections to the database.
#[derive(Clone, Copy, Debug)]
pub struct Pool {
    pub open: u32,
    pub idle: u32,
    /// As many as may be opened.
    pub most: u32,
}

impl Pool {
    pub(super) fn of(connection: &DatabaseConnection, most: u32) -> Self {
        let (open, idle) = if connection.get_database_backend() == DatabaseBackend::Postgres {
            let pool = connection.get_postgres_connection_pool();
            (pool.size(), pool.num_idle())
        } else {
            let pool = connection.get_sqlite_connection_pool();
            (pool.size(), pool.num_idle())
        };
        Self { open, idle: u32::try_from(idle).unwrap_or(open), most }
    }
}
