//! What holds for all operations, all tables and all files, derived from them, so that a new one cannot be forgotten.

pub use document::operations;

pub mod access;
mod audit;
mod boundaries;
mod bounds;
mod deployment;
mod document;
mod entities;
mod fuzz;
mod migrations;
mod names;
mod openapi;
mod personal;
mod problems;
mod repeats;
mod schemas;
pub mod sources;
mod walk;
