//! The export for archives: the chain as JSON Lines, each with its hash and the one before, so that it can be verified
//! without the database.

use std::{
    collections::HashMap,
    io::{BufRead, Write},
};

use actix_web::web::Bytes;
use sea_orm::{ConnectionTrait, QueryOrder, QuerySelect, entity::prelude::*};
use serde::{Deserialize, Serialize};

use super::{
    chain::{Entry, Link},
    checkpoint::AuditCheckpoint,
    seal,
    verify::{Verdict, Walk},
};
use crate::platform::problem::{Problem, Result};

/// Events that are read at once.
const BATCH: u64 = 500;

/// One line: an event with its place.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Line {
    pub position: i64,
    /// The hash before it.
    pub previous: Link,
    /// SHA-256 over the 32 bytes of `previous` and `event` as canonical JSON (RFC 8785).
    pub hash: Link,
    pub event: Entry,
}

/// The next lines of the sealed trail after a position, and the last of their positions; nothing at the end.
///
/// # Errors
/// When the database refuses, or a sealed event is missing.
pub async fn lines(db: &impl ConnectionTrait, after: i64) -> Result<Option<(Bytes, i64)>> {
    // With the one before, whose hash is the first one's `previous`.
    let seals = seal::Entity::find()
        .filter(seal::COLUMN.position.gte(after))
        .order_by_asc(seal::Column::Position)
        .limit(BATCH)
        .all(db)
        .await?;
    let ids: Vec<_> = seals.iter().map(|seal| seal.event_id).collect();
    let events = super::Entity::find().filter(super::COLUMN.id.is_in(ids)).all(db).await?;
    let mut events: HashMap<_, _> = events.into_iter().map(|event| (event.id, event)).collect();
    let (mut text, mut last) = (Vec::new(), after);
    let mut previous = Link::START;
    for seal in seals {
        let hash = Link::from_hex(&seal.hash).ok_or_else(|| Problem::internal("a damaged seal"))?;
        if seal.position > after {
            let event = events.remove(&seal.event_id);
            let event = event.ok_or_else(|| Problem::internal("a sealed event is missing"))?.into();
            let line = Line { position: seal.position, previous, hash, event };
            serde_json::to_writer(&mut text, &line).map_err(Problem::internal)?;
            text.push(b'\n');
            last = seal.position;
        }
        previous = hash;
    }
    Ok((last > after).then(|| (text.into(), last)))
}

/// Writes the whole sealed trail after a position, and answers how many events that are.
///
/// # Errors
/// When the database refuses, or the lines cannot be written.
pub async fn write(db: &impl ConnectionTrait, mut after: i64, to: &mut impl Write) -> Result<i64> {
    let first = after;
    while let Some((text, last)) = lines(db, after).await? {
        to.write_all(&text).map_err(Problem::internal)?;
        after = last;
    }
    to.flush().map_err(Problem::internal)?;
    Ok(after - first)
}

/// Verifies an export of the whole trail against itself and checkpoints that were kept elsewhere. No database is asked.
///
/// # Errors
/// When a line cannot be read.
pub fn verify(from: impl BufRead, mut checkpoints: Vec<AuditCheckpoint>) -> Result<Verdict> {
    checkpoints.sort_by_key(|checkpoint| (checkpoint.size, checkpoint.at));
    let mut walk = Walk::over(&checkpoints);
    for line in from.lines() {
        let line: Line =
            serde_json::from_str(&line.map_err(Problem::internal)?).map_err(Problem::internal)?;
        walk.step(line.position, line.event.id, Some(&line.event), Some(line.hash))?;
    }
    let (end, faults) = walk.finish();
    Ok(Verdict { end, checkpoints: checkpoints.len(), faults })
}
