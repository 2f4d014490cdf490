//! The tree of a body's units: entered and moved by administrators, read by anybody, a level at a time.

pub mod create;
mod form;
pub mod list;
pub mod revise;
pub mod show;
mod view;
