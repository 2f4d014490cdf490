//! How the chain is, for those who watch it.

use sea_orm::{ConnectionTrait, QueryOrder, QuerySelect, entity::prelude::*};

use super::{
    checkpoint,
    seal::{self, End, waiting},
};
use crate::platform::{problem::Result, time::Timestamp};

/// Beyond this many nobody counts.
const ENOUGH: u64 = 1_000;

/// How far the chain goes, and what is not in it yet.
#[derive(Clone, Debug)]
pub struct ChainState {
    pub end: End,
    /// When the last event of the chain happened.
    pub sealed_until: Option<Timestamp>,
    /// Events that wait for their seal; at most 1000 are counted.
    pub waiting: u64,
    /// When the first of them happened.
    pub waiting_since: Option<Timestamp>,
    pub checkpoint: Option<checkpoint::Model>,
}

/// # Errors
/// When the database refuses, or the end of the chain is damaged.
pub async fn state(db: &impl ConnectionTrait) -> Result<ChainState> {
    let last = seal::Entity::find().order_by_desc(seal::Column::Position).one(db).await?;
    let queue = waiting::Entity::find()
        .order_by_asc(waiting::Column::Id)
        .limit(ENOUGH)
        .select_only()
        .column(waiting::Column::EventId)
        .into_tuple::<super::AuditEventId>()
        .all(db)
        .await?;
    Ok(ChainState {
        end: seal::end(db).await?,
        sealed_until: at(db, last.map(|seal| seal.event_id)).await?,
        waiting: queue.len() as u64,
        waiting_since: at(db, queue.first().copied()).await?,
        checkpoint: checkpoint::latest(db).await?,
    })
}

async fn at(db: &impl ConnectionTrait, event: Option<super::AuditEventId>) -> Result<Option<Timestamp>> {
    let Some(event) = event else { return Ok(None) };
    let found = super::Entity::find_by_id(event).select_only().column(super::Column::At);
    Ok(found.into_tuple().one(db).await?)
}
