//! Tables of signing in elsewhere.

pub mod external_identity;
pub mod sign_in_attempt;
pub mod subject_key;
