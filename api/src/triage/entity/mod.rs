//! Tables of the slice.

pub mod decision;
pub mod score;

pub use decision::{DecisionId, DecisionKind};
pub use score::ScoreId;
