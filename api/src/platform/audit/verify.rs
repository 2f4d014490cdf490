//! The verification: walks the whole chain and says what does not fit.

use std::{collections::HashMap, fmt};

use sea_orm::{
    ConnectionTrait, EntityTrait, FromQueryResult, QueryOrder, QuerySelect, Statement, entity::prelude::*,
};

use super::{
    AuditEventId,
    chain::{Entry, Link},
    checkpoint::{self, AuditCheckpoint},
    seal::{self, End, waiting},
};
use crate::platform::{problem::Result, time::Timestamp};

/// Rows that are read at once.
const BATCH: u64 = 1_000;

/// Longer than any transaction lasts and any two clocks differ: what says that it happened this long before a checkpoint
/// must be in the chain by then.
const SLACK: std::time::Duration = std::time::Duration::from_hours(1);

/// What does not fit.
#[derive(Clone, Debug)]
pub enum Fault {
    /// The event's row is not what was sealed.
    Changed { position: i64, event: AuditEventId },
    /// The seal is there and the event is gone.
    Removed { position: i64, event: AuditEventId },
    /// Seals are gone from the middle or the beginning.
    Gap { after: i64, next: i64 },
    /// An event that has no seal and does not wait for one.
    Inserted { event: AuditEventId },
    /// An event of before the checkpoint that was not in the chain when it was signed.
    Backdated { event: AuditEventId, checkpoint: Timestamp },
    /// An event that was taken away before it had a seal.
    RemovedUnsealed { event: AuditEventId },
    /// The chain is shorter than it was.
    Cut { size: i64, checkpoint: AuditCheckpoint },
    /// The chain had another hash at this place.
    Rewritten { checkpoint: AuditCheckpoint },
    /// The checkpoint's signature is wrong, or does not say what the checkpoint says.
    Forged { checkpoint: AuditCheckpoint },
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Changed { position, event } => {
                write!(f, "changed: event {event} at position {position} is not what was sealed")
            }
            Self::Removed { position, event } => {
                write!(f, "removed: event {event} at position {position} is gone")
            }
            Self::Gap { after, next } => write!(f, "removed: after position {after} comes position {next}"),
            Self::Inserted { event } => {
                write!(f, "inserted: event {event} is not in the chain and does not wait for its seal")
            }
            Self::Backdated { event, checkpoint } => write!(
                f,
                "inserted: event {event} says that it is older than the checkpoint of {}, and was not in the chain then",
                checkpoint.to_rfc3339()
            ),
            Self::RemovedUnsealed { event } => {
                write!(f, "removed: event {event} was taken away before it was sealed")
            }
            Self::Cut { size, checkpoint } => write!(
                f,
                "cut: the chain has {size} events and had {} on {}",
                checkpoint.size,
                checkpoint.at.to_rfc3339()
            ),
            Self::Rewritten { checkpoint } => write!(
                f,
                "rewritten: at position {} the chain is not what it was on {}",
                checkpoint.size,
                checkpoint.at.to_rfc3339()
            ),
            Self::Forged { checkpoint } => {
                write!(
                    f,
                    "forged: the checkpoint of {} is not signed as it stands",
                    checkpoint.at.to_rfc3339()
                )
            }
        }
    }
}

/// What the verification found.
#[derive(Debug)]
pub struct Verdict {
    pub end: End,
    /// Checkpoints that were compared.
    pub checkpoints: usize,
    pub faults: Vec<Fault>,
}

/// Verifies the chain against itself, the checkpoints of the database, and those that were kept elsewhere.
///
/// # Errors
/// When the database refuses.
pub async fn verify(db: &impl ConnectionTrait, kept: Vec<AuditCheckpoint>) -> Result<Verdict> {
    let own = checkpoint::Entity::find().order_by_asc(checkpoint::Column::Id).all(db).await?;
    let own: Vec<AuditCheckpoint> = own.into_iter().map(AuditCheckpoint::try_from).collect::<Result<_>>()?;
    let mut checkpoints: Vec<_> = own.into_iter().chain(kept).collect();
    checkpoints.sort_by_key(|checkpoint| (checkpoint.size, checkpoint.at));
    let mut walk = Walk::over(&checkpoints);
    loop {
        let seals = seal::Entity::find()
            .filter(seal::COLUMN.position.gt(walk.end.size))
            .order_by_asc(seal::Column::Position)
            .limit(BATCH)
            .all(db)
            .await?;
        if seals.is_empty() {
            break;
        }
        let ids: Vec<_> = seals.iter().map(|seal| seal.event_id).collect();
        let events = super::Entity::find().filter(super::COLUMN.id.is_in(ids)).all(db).await?;
        let mut events: HashMap<_, _> =
            events.into_iter().map(|event| (event.id, Entry::from(event))).collect();
        for seal in seals {
            let event = events.remove(&seal.event_id);
            walk.step(seal.position, seal.event_id, event.as_ref(), Link::from_hex(&seal.hash))?;
        }
    }
    let (end, mut faults) = walk.finish();
    faults.extend(outside_the_chain(db, checkpoints.last().map(|last| last.at)).await?);
    Ok(Verdict { end, checkpoints: checkpoints.len(), faults })
}

/// A walk along the chain, from its beginning to its end.
pub(super) struct Walk<'a> {
    pub end: End,
    checkpoints: std::iter::Peekable<std::slice::Iter<'a, AuditCheckpoint>>,
    /// The last checkpoint that was passed.
    passed: Option<&'a AuditCheckpoint>,
    faults: Vec<Fault>,
}

impl<'a> Walk<'a> {
    /// Past these checkpoints, in order of their sizes.
    pub fn over(checkpoints: &'a [AuditCheckpoint]) -> Self {
        let forged = checkpoints.iter().filter(|checkpoint| !checkpoint.holds());
        let faults = forged.map(|checkpoint| Fault::Forged { checkpoint: checkpoint.clone() }).collect();
        let end = End { size: 0, root: Link::START };
        let mut walk = Self { end, checkpoints: checkpoints.iter().peekable(), passed: None, faults };
        walk.pass();
        walk
    }

    /// One event further. A fault is told once: the walk goes on from the hash that was kept.
    pub fn step(
        &mut self,
        position: i64,
        id: AuditEventId,
        event: Option<&Entry>,
        kept: Option<Link>,
    ) -> Result<()> {
        if position != self.end.size + 1 {
            self.faults.push(Fault::Gap { after: self.end.size, next: position });
            // What was before the gap cannot be computed: this event is believed, the next ones are not.
        } else if let Some(event) = event
            && Some(self.end.root.then(event)?) != kept
        {
            self.faults.push(Fault::Changed { position, event: id });
        }
        match (event, self.passed) {
            (None, _) => self.faults.push(Fault::Removed { position, event: id }),
            (Some(event), Some(passed)) if event.at + SLACK < passed.at => {
                self.faults.push(Fault::Backdated { event: id, checkpoint: passed.at });
            }
            _ => {}
        }
        self.end = End { size: position, root: kept.unwrap_or(Link::START) };
        self.pass();
        Ok(())
    }

    /// Compares the checkpoints of this place.
    fn pass(&mut self) {
        while let Some(checkpoint) = self.checkpoints.next_if(|next| next.size <= self.end.size) {
            if checkpoint.size != self.end.size || checkpoint.root != self.end.root {
                self.faults.push(Fault::Rewritten { checkpoint: checkpoint.clone() });
            }
            self.passed = Some(checkpoint);
        }
    }

    /// What was found; checkpoints that were not reached say that the end is missing.
    pub fn finish(mut self) -> (End, Vec<Fault>) {
        let size = self.end.size;
        let missing =
            self.checkpoints.by_ref().map(|checkpoint| Fault::Cut { size, checkpoint: checkpoint.clone() });
        self.faults.extend(missing);
        (self.end, self.faults)
    }
}

/// Events without a seal: those that wait for one are new, and there are no others.
async fn outside_the_chain(db: &impl ConnectionTrait, last: Option<Timestamp>) -> Result<Vec<Fault>> {
    #[derive(FromQueryResult)]
    struct Outside {
        id: AuditEventId,
        at: Option<Timestamp>,
        queued: bool,
    }
    let sql = "SELECT e.id AS id, e.at AS at, u.event_id IS NOT NULL AS queued
         FROM audit_events e
         LEFT JOIN audit_seals s ON s.event_id = e.id
         LEFT JOIN audit_unsealed u ON u.event_id = e.id
         WHERE s.event_id IS NULL";
    let rows =
        Outside::find_by_statement(Statement::from_string(db.get_database_backend(), sql)).all(db).await?;
    let told = rows.into_iter().filter_map(|row| match (row.queued, row.at, last) {
        (false, _, _) => Some(Fault::Inserted { event: row.id }),
        (true, Some(at), Some(last)) if at + SLACK < last => {
            Some(Fault::Backdated { event: row.id, checkpoint: last })
        }
        _ => None,
    });
    let mut faults: Vec<_> = told.collect();
    let queued: Vec<AuditEventId> =
        waiting::Entity::find().select_only().column(waiting::Column::EventId).into_tuple().all(db).await?;
    for ids in queued.chunks(1_000) {
        let there = super::Entity::find().filter(super::COLUMN.id.is_in(ids.to_vec()));
        let there: Vec<AuditEventId> =
            there.select_only().column(super::Column::Id).into_tuple().all(db).await?;
        let gone = ids.iter().filter(|id| !there.contains(id));
        faults.extend(gone.map(|id| Fault::RemovedUnsealed { event: *id }));
    }
    Ok(faults)
}
