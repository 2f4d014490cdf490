//! The sealer: gives each committed event its place and its hash in the chain.

use std::collections::HashMap;

use sea_orm::{
    ConnectionTrait, DatabaseBackend, QueryOrder, QuerySelect, Set, Statement, entity::prelude::*,
};

use super::{AuditEventId, Identity, chain::Link};
use crate::platform::{
    db::{Db, Tx},
    problem::{Problem, Result},
};

/// An event's place in the chain. Written once, never changed.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "audit_seals")]
pub struct Model {
    /// From 1 on, without gaps.
    #[sea_orm(primary_key, auto_increment = false)]
    pub position: i64,
    #[sea_orm(unique)]
    pub event_id: AuditEventId,
    /// The chain's state after this event, in hexadecimal.
    pub hash: String,
}

impl ActiveModelBehavior for ActiveModel {}

/// Events that wait for their seal: a trigger writes their rows with the events', so that an event is here exactly when
/// it was committed and has no seal.
pub mod waiting {
    use sea_orm::entity::prelude::*;

    use super::AuditEventId;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "audit_unsealed")]
    pub struct Model {
        /// Counts up in the order in which the events were written.
        #[sea_orm(primary_key)]
        pub id: i64,
        pub event_id: AuditEventId,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// Events that one transaction seals: on SQLite other writers wait for it.
const BATCH: u64 = 500;

/// PostgreSQL's advisory lock under which one replica seals at a time ("audit" in ASCII).
const SEALING: i64 = 0x61_7564_6974;

/// How far the chain goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct End {
    /// Events in it.
    pub size: i64,
    pub root: Link,
}

/// Seals what was committed before it was called, and answers how many events that were. While another replica is at
/// it, none.
///
/// # Errors
/// When the database refuses, or the end of the chain is damaged.
pub async fn seal(db: &Db) -> Result<u64> {
    let mut sealed = 0;
    loop {
        let batch = seal_some(db).await?;
        sealed += batch;
        if batch < BATCH {
            return Ok(sealed);
        }
    }
}

async fn seal_some(db: &Db) -> Result<u64> {
    if waiting::Entity::find()
        .select_only()
        .column(waiting::Column::Id)
        .limit(1)
        .into_tuple::<i64>()
        .one(&**db)
        .await?
        .is_none()
    {
        return Ok(0);
    }
    let tx = db.begin(&Identity::System).await?;
    if !alone(&tx).await? {
        return Ok(0);
    }
    let End { mut size, mut root } = end(&*tx).await?;
    let rows = waiting::Entity::find().order_by_asc(waiting::Column::Id).limit(BATCH).all(&*tx).await?;
    let ids: Vec<_> = rows.iter().map(|row| row.event_id).collect();
    let events = super::Entity::find().filter(super::COLUMN.id.is_in(ids)).all(&*tx).await?;
    let mut events: HashMap<_, _> = events.into_iter().map(|event| (event.id, event)).collect();
    let (mut seals, mut queued) = (Vec::with_capacity(rows.len()), Vec::with_capacity(rows.len()));
    for row in rows {
        // One that was taken away before it had a seal keeps its place in the queue: the verification tells of it.
        let Some(event) = events.remove(&row.event_id) else { continue };
        size += 1;
        root = root.then(&event.into())?;
        queued.push(row.id);
        seals.push(ActiveModel {
            position: Set(size),
            event_id: Set(row.event_id),
            hash: Set(root.to_string()),
        });
    }
    let sealed = seals.len() as u64;
    if sealed == 0 {
        return Ok(0);
    }
    Entity::insert_many(seals).exec_without_returning(&*tx).await?;
    // Exactly these: in the meantime one with a smaller number may have been committed.
    waiting::Entity::delete_many().filter(waiting::COLUMN.id.is_in(queued)).exec(&*tx).await?;
    tx.commit_housekeeping().await?;
    Ok(sealed)
}

/// Whether nobody else seals. On SQLite a transaction is alone anyway.
async fn alone(tx: &Tx) -> Result<bool> {
    if tx.get_database_backend() != DatabaseBackend::Postgres {
        return Ok(true);
    }
    let asked = format!("SELECT pg_try_advisory_xact_lock({SEALING}) AS alone");
    let row = tx.query_one_raw(Statement::from_string(DatabaseBackend::Postgres, asked)).await?;
    Ok(row.map(|row| row.try_get("", "alone")).transpose()?.unwrap_or(false))
}

/// Where the chain ends.
///
/// # Errors
/// When the database refuses, or the last hash is none.
pub async fn end(db: &impl ConnectionTrait) -> Result<End> {
    match Entity::find().order_by_desc(Column::Position).one(db).await? {
        None => Ok(End { size: 0, root: Link::START }),
        Some(last) => Ok(End {
            size: last.position,
            root: Link::from_hex(&last.hash)
                .ok_or_else(|| Problem::internal("the end of the audit chain is damaged"))?,
        }),
    }
}
