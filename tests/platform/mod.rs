//! What every operation shares.

mod audit;
mod backup;
mod config;
mod counter;
mod headers;
mod health;
mod jobs;
mod mails;
mod problems;
mod search;
mod tokens;
mod workers;
