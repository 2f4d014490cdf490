//! How the network evaluates a project, and how that is decided on.

mod decide;
mod evaluate;
mod list;
mod request;
mod sight;
