//! A fresh database for each test: a copy of one that was migrated once.

mod postgres;
mod sqlite;

pub use postgres::as_server as as_postgres;

use std::{future::Future, thread};

pub use postgres::programs as postgres_programs;

/// Which database a test runs on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Sqlite,
    Postgres,
}

/// One test's database.
#[derive(Debug)]
pub struct Fresh {
    kind: Kind,
    name: String,
    pub url: String,
}

impl Fresh {
    pub async fn of(kind: Kind) -> Self {
        let name = format!("wenovate_test_{}_{}", std::process::id(), super::next_number());
        let url = match kind {
            Kind::Sqlite => sqlite::copy(&name),
            Kind::Postgres => postgres::clone(&name).await,
        };
        Self { kind, name, url }
    }

    /// One without any table.
    pub async fn empty(kind: Kind) -> Self {
        let name = format!("wenovate_test_{}_{}", std::process::id(), super::next_number());
        let url = match kind {
            Kind::Sqlite => sqlite::address_of(&name),
            Kind::Postgres => postgres::create(&name).await,
        };
        Self { kind, name, url }
    }

    /// Everybody has to be disconnected.
    pub async fn remove(&self) {
        match self.kind {
            Kind::Sqlite => sqlite::remove(&self.name),
            Kind::Postgres => postgres::drop(&self.name).await,
        }
    }
}

/// Brings an empty database to the newest schema, on a thread of its own, since a test's runtime may be waiting here.
fn migrated(url: &str) {
    let config = wenovate::platform::config::Config { database_url: url.into(), ..Default::default() };
    on_its_own(
        async move { wenovate::platform::schema::migrate(&config).await.expect("the migrations apply") },
    );
}

fn on_its_own<T: Send + 'static>(work: impl Future<Output = T> + Send + 'static) -> T {
    let run = || tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(work);
    thread::spawn(run).join().expect("the database could not be prepared")
}
