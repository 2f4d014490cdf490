//! `Idempotency-Key`: a request that creates may be sent again, and creates once (ADR 0019).
//!
//! The key is claimed before the handler runs and answered in the transaction of the change, so that there is no moment
//! at which the change stands and its answer is lost. Whoever sends the request again gets the answer that was given, on
//! any replica, for a day.

mod answer;
mod claim;
mod entity;
mod fingerprint;
mod middleware;
mod purge;

pub(super) use self::claim::keep;
pub use self::{
    answer::{Answer, Kept},
    claim::{Claim, Turn, take},
    entity::{ActiveModel, Column, Entity, Model},
    middleware::{Creating, give_once},
    purge::PurgeKeys,
};

use super::problem::ProblemKind;

pub const HEADER: &str = "idempotency-key";
/// On an answer that had been given before.
pub const REPLAYED: &str = "idempotent-replayed";

pub const BAD_KEY: ProblemKind = ProblemKind::new(
    400,
    "bad-idempotency-key",
    "Η κεφαλίδα Idempotency-Key θέλει από 1 έως 255 ορατούς χαρακτήρες ASCII",
    "The Idempotency-Key header wants 1 to 255 visible ASCII characters",
);
pub const KEY_REUSED: ProblemKind = ProblemKind::new(
    422,
    "idempotency-key-reused",
    "Το κλειδί ανήκει σε άλλο αίτημα· χρησιμοποιήστε νέο",
    "The key belongs to another request; use a new one",
);
pub const STILL_RUNNING: ProblemKind = ProblemKind::conflict(
    "request-still-running",
    "Το ίδιο αίτημα εκτελείται ακόμη· ρωτήστε σε λίγο",
    "The same request is still running; ask again shortly",
);
