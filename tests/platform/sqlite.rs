//! What SQLite is told, and what two processes on one file make of it.

use futures_util::future::join_all;
use sea_orm::{ConnectionTrait, DatabaseBackend, EntityTrait, Statement, TransactionTrait};
use wenovate::platform::{
    audit::{AuditEventId, Identity, did},
    counter,
    db::Db,
    foundation::Foundation,
};

use crate::app::{Kind, TestApp, run};

#[test]
fn every_connection_keeps_what_it_has_acknowledged() {
    run(Kind::Sqlite, async |app: TestApp| {
        let db = &app.foundation().db;
        // Held open together, so that each is another connection of the pool.
        let held = join_all((0..3).map(async |_| {
            #[expect(clippy::disallowed_methods, reason = "it is the connection that is looked at")]
            db.begin_with_config(None, None).await.unwrap()
        }));
        for connection in held.await {
            let pragma = async |name: &str| {
                let asked = Statement::from_string(DatabaseBackend::Sqlite, format!("PRAGMA {name}"));
                let row = connection.query_one_raw(asked).await.unwrap().unwrap();
                row.try_get_by_index::<String>(0)
                    .or_else(|_| row.try_get_by_index::<i64>(0).map(|it| it.to_string()))
                    .unwrap()
            };
            assert_eq!(pragma("journal_mode").await, "wal");
            assert_eq!(
                pragma("synchronous").await,
                "2",
                "FULL: NORMAL may lose the last commits with the power"
            );
            assert_eq!(pragma("foreign_keys").await, "1");
            assert_eq!(pragma("busy_timeout").await, "8000");
            connection.rollback().await.unwrap();
        }
    });
}

/// Each reads and then writes, from two processes at once: a transaction that begins without the write lock loses most.
#[test]
fn no_write_of_two_processes_is_lost_to_a_locked_database() {
    run(Kind::Sqlite, async |app: TestApp| {
        let own = &app.foundation().db;
        let (config, clock, random) =
            (app.foundation().config.clone(), own.clock().clone(), own.random().clone());
        let other = Foundation::open(config, clock, random).await.unwrap();
        let writes = (0..200).map(|number| if number % 2 == 0 { write(own) } else { write(&other.db) });
        let mut numbers = join_all(writes).await;
        numbers.sort_unstable();
        assert_eq!(numbers, (1..=200).collect::<Vec<i64>>(), "each number once");
        other.db.close().await.unwrap();
    });
}

/// With one connection a reader would wait for every writer.
#[test]
fn readers_do_not_wait_for_a_writer() {
    run(Kind::Sqlite, async |app: TestApp| {
        let tx = app.foundation().db.begin(&Identity::System).await.unwrap();
        counter::next(&tx, "tests").await.unwrap();
        let visitor = app.visitor();
        let reads = join_all((0..8).map(|_| visitor.get("/campaigns")));
        let read = tokio::time::timeout(std::time::Duration::from_secs(4), reads).await;
        assert!(read.expect("while the writer holds its lock").iter().all(|reply| reply.status() == 200));
        drop(tx);
    });
}

async fn write(db: &Db) -> i64 {
    let tx = db.begin(&Identity::System).await.unwrap();
    counter::Entity::find_by_id("tests").one(&*tx).await.unwrap();
    let number = counter::next(&tx, "tests").await.unwrap();
    let id: AuditEventId = tx.new_id();
    tx.commit(did("tests.written", "test", id)).await.unwrap();
    number
}
