//! Tables of the slice.

pub mod evaluation;
pub mod evaluation_round;

pub use evaluation::{EvaluationId, EvaluationStatus};
pub use evaluation_round::{EvaluationRoundId, EvaluationRoundStatus, Outcome, SentSection, SentSections};
