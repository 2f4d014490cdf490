//! What every operation shares.

mod audit;
mod audit_chain;
mod backup;
mod conditional;
mod config;
mod cors;
mod counter;
mod headers;
mod health;
mod hurry;
mod idempotency;
mod jobs;
mod mails;
mod pages;
mod problems;
mod rates;
mod replicas;
mod search;
mod tokens;
mod verify_audit;
mod workers;
