//! What every slice stands on and which knows no slice: time, ids, problems, extractors, the database,
//! rights, audit, jobs, mail, storage and search.

pub mod audit;
pub mod auth;
pub mod backup;
pub mod choice;
pub mod config;
pub mod counter;
pub mod db;
pub mod etag;
pub mod guard;
pub mod health;
pub mod id;
pub mod jobs;
pub mod json;
pub mod keys;
pub mod language;
pub mod localized;
pub mod mail;
pub mod messages;
pub mod page;
pub mod password;
pub mod permission;
pub mod policy_area;
pub mod problem;
pub mod query;
pub mod random;
pub mod request;
pub mod schema;
pub mod search;
pub mod services;
pub mod spa;
pub mod storage;
pub mod telemetry;
pub mod text;
pub mod time;
pub mod token;
