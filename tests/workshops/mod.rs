//! Who takes part in the work on a challenge, and how a team is selected.

mod cancel;
mod declare;
mod list;
mod team;
