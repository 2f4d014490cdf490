//! Who takes part in the work on a challenge, and how a team is selected.

mod cancel;
mod change_team;
mod declare;
mod list;
mod revise;
mod team;
