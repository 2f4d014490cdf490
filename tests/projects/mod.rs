//! The work of a team, section by section.

mod revise;
mod sections;
mod sight;
